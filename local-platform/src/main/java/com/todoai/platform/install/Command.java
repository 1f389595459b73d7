package com.todoai.platform.install;

import com.todoai.platform.part.PlatformException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** A program that is run to its end, or to that of the launcher, if that comes first. */
public final class Command {

  private static final int KEPT_LINES = 20;

  private final ProcessBuilder builder;

  private Command(List<String> command) {
    this.builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
  }

  /** Program and arguments. */
  public static Command of(List<String> command) {
    return new Command(command);
  }

  public Command in(Path directory) {
    builder.directory(directory.toFile());
    return this;
  }

  /** Adds variables to the launcher's own. */
  public Command with(Map<String, String> environment) {
    builder.environment().putAll(environment);
    return this;
  }

  /**
   * Runs it.
   *
   * @return all that it wrote, last {@value #KEPT_LINES} lines
   * @throws PlatformException when it cannot be run or fails; the message has its last lines
   */
  public String run() {
    return run(line -> {});
  }

  /** Like {@link #run()}, handing over each line as it comes. */
  public String run(Consumer<String> lines) {
    Deque<String> last = new ArrayDeque<>();
    int exitCode = execute(lines, last);
    String output = String.join("\n", last);
    if (exitCode != 0) {
      throw new PlatformException(
          "\"" + String.join(" ", builder.command()) + "\" failed (" + exitCode + "):\n" + output);
    }
    return output;
  }

  /** Whether it can be run and succeeds. */
  public boolean succeeds() {
    try {
      return execute(line -> {}, new ArrayDeque<>()) == 0;
    } catch (PlatformException notRunnable) {
      return false;
    }
  }

  private int execute(Consumer<String> lines, Deque<String> last) {
    try {
      Process process = builder.start();
      OnExit end = OnExit.run(process::destroy);
      try {
        read(process, lines, last);
        return process.waitFor();
      } finally {
        end.cancel();
      }
    } catch (IOException e) {
      throw new PlatformException(
          "Cannot run " + builder.command().get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private static void read(Process process, Consumer<String> lines, Deque<String> last)
      throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        last.addLast(line);
        if (last.size() > KEPT_LINES) {
          last.removeFirst();
        }
        lines.accept(line);
      }
    }
  }
}
