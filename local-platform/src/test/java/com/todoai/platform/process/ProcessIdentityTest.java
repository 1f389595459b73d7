package com.todoai.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

  private static final String STAT =
      "%d (%s) %s 1 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 %d 1000 2000";

  @Test
  void isReadFromTheStartTimeWhateverTheProgramIsCalled() {
    assertThat(ProcessIdentity.fromLinux(42, STAT.formatted(42, "java", "S", 987654), "boot"))
        .contains(new ProcessIdentity(42, "boot/987654"));
    assertThat(ProcessIdentity.fromLinux(42, STAT.formatted(42, "a) b (c", "S", 987654), "boot"))
        .contains(new ProcessIdentity(42, "boot/987654"));
  }

  @Test
  void aZombieIsNoProcess() {
    assertThat(ProcessIdentity.fromLinux(42, STAT.formatted(42, "java", "Z", 1), "boot")).isEmpty();
  }

  @Test
  void anotherProcessWithTheSameIdIsNotThisOne() {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    assertThat(self.isAlive()).isTrue();
    assertThat(new ProcessIdentity(self.processId(), "earlier").isAlive()).isFalse();
  }

  @Test
  void anEndedProcessIsNotAlive() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sleep", "60").start();
    ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();

    process.destroyForcibly().waitFor();

    assertThat(identity.isAlive()).isFalse();
  }
}
