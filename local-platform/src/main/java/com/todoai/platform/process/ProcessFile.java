package com.todoai.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where the identity of a started process is kept between runs of the launcher. */
record ProcessFile(Path path) {

  /** What was written last; empty when nothing was, or what is there cannot be read. */
  Optional<ProcessIdentity> read() {
    try {
      String[] fields = Files.readString(path).strip().split(" ", 2);
      return fields.length == 2
          ? Optional.of(new ProcessIdentity(Long.parseLong(fields[0]), fields[1]))
          : Optional.empty();
    } catch (IOException | NumberFormatException absentOrDamaged) {
      return Optional.empty();
    }
  }

  void write(ProcessIdentity identity) {
    try {
      Files.createDirectories(path.getParent());
      Path fresh = path.resolveSibling(path.getFileName() + ".new");
      Files.writeString(fresh, identity.processId() + " " + identity.birth() + "\n");
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
