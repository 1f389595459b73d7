package com.todoai.systemtests.support;

import com.todoai.platform.Platform;
import com.todoai.platform.install.Directories;
import com.todoai.platform.install.Installation;
import com.todoai.platform.install.Programs;
import com.todoai.platform.part.PortOffset;
import com.todoai.platform.part.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code ./platform} without the build that the script may do first: each command in a process of
 * its own, on free ports, in a directory that stands for the repository and holds the platform's
 * data.
 */
public final class Launcher implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What a command did. */
  public record Outcome(int exitCode, String output, String errors) {}

  private final Path repository;
  private final PortOffset offset;
  private final Platform platform;

  private Launcher(Path repository) {
    this.repository = repository;
    Installation installation = Installation.around(repository);
    this.offset = Platform.temporary(installation, repository, Progress.silent()).offset();
    this.platform = Platform.of(installation, offset, Progress.silent());
  }

  /** A launcher with nothing but what was built, linked and not copied. */
  public static Launcher ofThisBuild() throws IOException {
    Path root = Path.of(System.getProperty("todoai.root"));
    Path repository = Files.createTempDirectory("todoai-launcher");
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.filter(Files::isDirectory).toList()) {
        if (!entry.getFileName().toString().startsWith(".")) {
          Files.createSymbolicLink(repository.resolve(entry.getFileName()), entry);
        }
      }
    }
    return new Launcher(repository);
  }

  /** The same platform, seen without the launcher. */
  public Platform platform() {
    return platform;
  }

  /** Runs a command of the launcher to its end. */
  public Outcome run(String... arguments) {
    return run(Map.of(), arguments);
  }

  /** Runs a command of the launcher to its end, with variables added to the environment. */
  public Outcome run(Map<String, String> environment, String... arguments) {
    try {
      Path built = repository.resolve("local-platform/target");
      String classPath = Files.readString(built.resolve("launcher.classpath")).strip();
      List<String> command =
          new ArrayList<>(
              List.of(
                  Programs.java().toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                  "-Dtodoai.root=" + repository,
                  "-cp",
                  built.resolve("local-platform.jar") + ":" + classPath,
                  "com.todoai.platform.cli.Main"));
      command.addAll(List.of(arguments));
      command.addAll(List.of("--port-offset", Integer.toString(offset.value())));
      return execute(command, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a line as if it were pasted into a shell. */
  public Outcome paste(String line) {
    return execute(List.of("sh", "-c", line), Map.of());
  }

  /** Ends every process and removes every file of this platform. */
  @Override
  public void close() {
    try {
      platform.close();
    } finally {
      Directories.delete(repository);
    }
  }

  private Outcome execute(List<String> command, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile(repository, "output", null);
      Path errors = Files.createTempFile(repository, "errors", null);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(repository.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          throw new AssertionError(
              "no end after " + PATIENCE + ": " + command + Files.readString(output));
        }
      } finally {
        process.destroyForcibly();
      }
      return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
