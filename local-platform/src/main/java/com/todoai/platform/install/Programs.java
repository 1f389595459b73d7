package com.todoai.platform.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that the machine may have. */
public final class Programs {

  private Programs() {}

  /** The program of that name on the search path. */
  public static Optional<Path> find(String name) {
    String searchPath = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The {@code java} of the JVM that runs this. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
