package com.todoai.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.todoai.platform.part.Launch;
import com.todoai.platform.part.Part;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.Port;
import com.todoai.platform.part.PortOffset;
import com.todoai.platform.part.Progress;
import com.todoai.platform.part.Service;
import com.todoai.platform.part.Signal;
import com.todoai.platform.process.Daemon;
import com.todoai.platform.process.LogFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the user hears when a part does not come up. The parts are shells that do as told. */
@Timeout(30)
class StartupTest {

  private static final PartName SIDECAR = PartName.sidecarOf(Service.TODO);
  private static final PortOffset OFFSET = new PortOffset(300);

  @TempDir private Path directory;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stopAll() {
    PartName.values().forEach(name -> daemon(name).stop(Signal.KILL, Duration.ofSeconds(5)));
  }

  @Test
  void aPartThatMetWhatGoesAwayIsLaunchedAgainAndSaysWhatItWas() {
    // The first run leaves a mark and ends; the second one finds it and stays.
    Shell kafka = new Shell(PartName.KAFKA, "[ -e mark ] && exec sleep 60; touch mark; echo busy");
    kafka.transientFailure = Optional.of("somebody was still there");
    kafka.healthyWhen = Optional.of(directory.resolve("mark"));

    start(kafka);

    assertThat(heard).contains("kafka somebody was still there; trying again");
  }

  @Test
  void aPartThatEndsIsNamedWithItsLogAndWhatToDo() {
    Shell kafka = new Shell(PartName.KAFKA, "echo no room on the disk");

    assertThatThrownBy(() -> start(kafka))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("kafka ended while it was starting")
        .hasMessageContaining("no room on the disk")
        .hasMessageContaining("./platform start kafka --port-offset 300");
  }

  @Test
  void nobodyWaitsForAPartThatWillNeverBeHealthy() {
    Shell kafka = new Shell(PartName.KAFKA, "echo giving up; exec sleep 60");
    kafka.permanentFailure = Optional.of("has given up for good");

    assertThatThrownBy(() -> start(kafka))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("kafka has given up for good")
        .hasMessageContaining(
            "./platform stop kafka --port-offset 300; ./platform start kafka --port-offset 300");
  }

  @Test
  void aPartIsNotLaunchedWithoutTheOneItNeeds() {
    Shell sidecar = new Shell(SIDECAR, "exec sleep 60");
    sidecar.needed = Set.of(PartName.KAFKA);

    assertThatThrownBy(() -> start(sidecar))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("todo-dapr needs kafka, which does not run")
        .hasMessageContaining("./platform start kafka todo-dapr --port-offset 300");
    assertThat(daemon(SIDECAR).isExpected()).isFalse();
  }

  @Test
  void nobodyWaitsForAPartWhoseNeededOneWentAway() {
    Shell sidecar = new Shell(SIDECAR, "exec sleep 60");
    sidecar.needed = Set.of(PartName.KAFKA);
    daemon(SIDECAR).start(sidecar.launch());

    assertThatThrownBy(() -> start(sidecar))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("todo-dapr needs kafka, which does not run");
  }

  /** A download, say, which takes minutes. */
  @Test
  void whoCancelsNeedNotWaitForThePreparation() throws Exception {
    Shell kafka = new Shell(PartName.KAFKA, "exec sleep 60");
    CountDownLatch preparing = new CountDownLatch(1);
    CompletableFuture<Void> prepared = new CompletableFuture<>();
    kafka.preparation =
        () -> {
          preparing.countDown();
          prepared.join();
        };
    Startup startup = new Startup(this::daemon, OFFSET, (name, message) -> {});
    CompletableFuture<Void> run = CompletableFuture.runAsync(() -> startup.run(List.of(kafka)));
    preparing.await();

    startup.cancel();

    assertThatThrownBy(run::join).hasRootCauseInstanceOf(CancellationException.class);
    prepared.complete(null);
    assertThat(daemon(PartName.KAFKA).running()).isEmpty();
  }

  private void start(Shell part) {
    Progress progress = (name, message) -> heard.add(name + " " + message);
    new Startup(this::daemon, OFFSET, progress).run(List.of(part));
  }

  private Daemon daemon(PartName name) {
    return new Daemon(
        directory.resolve(name + ".process"), new LogFile(directory.resolve(name + ".log")));
  }

  /** A part whose process is a shell. */
  private final class Shell implements Part {

    private final PartName name;
    private final String script;
    private Set<PartName> needed = Set.of();
    private Optional<Path> healthyWhen = Optional.empty();
    private Optional<String> transientFailure = Optional.empty();
    private Optional<String> permanentFailure = Optional.empty();
    private Runnable preparation = () -> {};

    private Shell(PartName name, String script) {
      this.name = name;
      this.script = script;
    }

    @Override
    public PartName name() {
      return name;
    }

    @Override
    public List<Port> ports() {
      return List.of();
    }

    @Override
    public URI url() {
      return URI.create("shell://" + name);
    }

    @Override
    public Set<PartName> needs() {
      return needed;
    }

    @Override
    public void prepare(Progress progress) {
      preparation.run();
    }

    @Override
    public Launch launch() {
      return new Launch(List.of("sh", "-c", script), Map.of(), directory);
    }

    /** Once the file is there and the process stays. */
    @Override
    public boolean isHealthy() {
      return healthyWhen.filter(Files::exists).isPresent()
          && heard.stream().anyMatch(message -> message.contains("trying again"))
          && daemon(name).isRunning();
    }

    @Override
    public Optional<String> permanentFailure(Supplier<List<String>> logTail) {
      return logTail.get().contains("giving up") ? permanentFailure : Optional.empty();
    }

    @Override
    public Optional<String> transientFailure(String logTail) {
      return logTail.contains("busy") ? transientFailure : Optional.empty();
    }
  }
}
