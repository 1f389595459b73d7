package com.todoai.platform;

import com.todoai.platform.install.Directories;
import com.todoai.platform.part.PartName;
import com.todoai.platform.process.Daemon;
import com.todoai.platform.process.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * All that a platform keeps between runs of the launcher.
 *
 * @param path the directory; need not exist
 */
record StateDirectory(Path path) {

  private static final String LOCK = "lock";

  Daemon daemon(PartName part) {
    return new Daemon(
        path.resolve("run").resolve(part.value()),
        new LogFile(path.resolve("log").resolve(part.value() + ".log")));
  }

  /** What a part keeps for itself. */
  Path of(PartName part) {
    return path.resolve("data").resolve(part.value());
  }

  Path secrets() {
    return path.resolve("secrets.properties");
  }

  Path keys() {
    return path.resolve("keys");
  }

  Path lock() {
    return path.resolve(LOCK);
  }

  /** Removes everything but the lock, which the caller holds. */
  void clear() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> entries = Files.list(path)) {
      entries.filter(entry -> !entry.endsWith(LOCK)).forEach(StateDirectory::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path entry) {
    if (Files.isDirectory(entry)) {
      Directories.delete(entry);
      return;
    }
    try {
      Files.delete(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
