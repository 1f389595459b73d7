package com.todoai.platform.process;

import com.todoai.platform.part.Launch;
import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.Signal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process that goes on when the launcher ends, known by a file in which its identity is written.
 * It has a session of its own: Ctrl-C in the terminal reaches the launcher alone, which then ends
 * the parts in order.
 */
public final class Daemon {

  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "LANG", "LC_ALL", "TZ");
  private static final String ENDED_AT_ONCE = "ended at once";
  private static final Duration POLL = Duration.ofMillis(20);

  private final ProcessFile file;
  private final LogFile log;

  /**
   * @param file where the identity is kept
   * @param log where the output goes
   */
  public Daemon(Path file, LogFile log) {
    this.file = new ProcessFile(file);
    this.log = log;
  }

  public LogFile log() {
    return log;
  }

  /** The process, if it runs. */
  public Optional<ProcessIdentity> running() {
    return file.read().filter(ProcessIdentity::isAlive);
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return running().isPresent();
  }

  /** Whether a process was started and not {@linkplain #stop stopped}, whatever became of it. */
  public boolean isExpected() {
    return file.read().isPresent();
  }

  /** Starts the process. It must not be running. */
  public ProcessIdentity start(Launch launch) {
    List<String> command = new ArrayList<>(Sessions.ownSession());
    command.addAll(launch.command());
    log.trim();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(launch.directory().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    environment.putAll(launch.environment());
    try {
      Files.createDirectories(log.path().getParent());
      Process process = builder.start();
      ProcessIdentity identity =
          ProcessIdentity.of(process.pid())
              .orElseGet(() -> new ProcessIdentity(process.pid(), ENDED_AT_ONCE));
      file.write(identity);
      return identity;
    } catch (IOException e) {
      throw new PlatformException(
          "Cannot run " + launch.command().get(0) + ": " + e.getMessage(), e);
    }
  }

  /**
   * Ends the process: in order if it does so in time, by force if not. Does nothing when none runs.
   *
   * @return whether it ended in order
   */
  public boolean stop(Signal signal, Duration patience) {
    Optional<ProcessIdentity> process = running();
    boolean orderly = true;
    if (process.isPresent()) {
      signal(process.get(), signal);
      orderly = awaitEnd(process.get(), patience);
      if (!orderly) {
        kill();
      }
    }
    file.delete();
    return orderly;
  }

  /** Ends the process at once, as a crash would. It counts as having died, not as stopped. */
  public void kill() {
    running()
        .ifPresent(
            process -> {
              signal(process, Signal.KILL);
              awaitEnd(process, Duration.ofSeconds(10));
            });
  }

  private static boolean awaitEnd(ProcessIdentity process, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (process.isAlive()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Pause.of(POLL);
    }
    return true;
  }

  private static void signal(ProcessIdentity process, Signal signal) {
    try {
      // The shell's own kill: ProcessHandle knows no INT.
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.processId())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
