package com.todoai.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.todoai.platform.part.Launch;
import com.todoai.platform.part.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

  @TempDir private Path directory;

  private Daemon daemon;

  @BeforeEach
  void makeDaemon() {
    daemon = sameDaemonInAnotherRun();
  }

  @AfterEach
  void endDaemon() {
    daemon.kill();
  }

  @Test
  void isKnownToAnotherRunOfTheLauncher() {
    ProcessIdentity process = daemon.start(shell("sleep 60"));

    assertThat(sameDaemonInAnotherRun().running()).contains(process);
  }

  @Test
  void hasASessionOfItsOwn() {
    daemon.start(shell("ps -o sid= -p $$; echo $$; sleep 60"));

    await().until(() -> daemon.log().tail(2).size() == 2);
    List<String> sessionAndProcess = daemon.log().tail(2);
    assertThat(sessionAndProcess.get(0).strip()).isEqualTo(sessionAndProcess.get(1).strip());
  }

  @Test
  void getsItsEnvironmentAndLittleElse() {
    daemon.start(
        new Launch(
            List.of("sh", "-c", "env; echo end; sleep 60"), Map.of("MINE", "yes"), directory));

    await().until(() -> daemon.log().tail(50).contains("end"));
    assertThat(daemon.log().tail(50)).contains("MINE=yes");
    assertThat(daemon.log().tail(50)).noneMatch(line -> line.startsWith("MAVEN_"));
  }

  @Test
  void stoppedInOrderItIsNoLongerExpected() {
    // Not INT: a build that runs in the background ignores it, and so would its shells.
    daemon.start(shell("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done"));
    await().until(() -> daemon.log().tail(1).contains("up"));

    assertThat(daemon.stop(Signal.TERM, Duration.ofSeconds(10))).isTrue();

    assertThat(daemon.isExpected()).isFalse();
    assertThat(daemon.log().tail(1)).containsExactly("bye");
  }

  @Test
  void isKilledWhenItDoesNotStopInTime() {
    ProcessIdentity process =
        daemon.start(shell("trap '' TERM; echo up; while :; do sleep 0.05; done"));
    await().until(() -> daemon.log().tail(1).contains("up"));

    assertThat(daemon.stop(Signal.TERM, Duration.ofMillis(200))).isFalse();

    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void killedItIsStillExpected() {
    daemon.start(shell("sleep 60"));

    daemon.kill();

    assertThat(daemon.isRunning()).isFalse();
    assertThat(daemon.isExpected()).isTrue();
  }

  @Test
  void aDamagedProcessFileCountsAsNone() throws Exception {
    daemon.start(shell("sleep 60"));
    daemon.kill();

    Files.writeString(directory.resolve("run/part"), "garbage");

    assertThat(daemon.isExpected()).isFalse();
    assertThat(daemon.isRunning()).isFalse();
  }

  private Daemon sameDaemonInAnotherRun() {
    return new Daemon(
        directory.resolve("run/part"), new LogFile(directory.resolve("log/part.log")));
  }

  private Launch shell(String script) {
    return new Launch(List.of("sh", "-c", script), Map.of(), directory);
  }
}
