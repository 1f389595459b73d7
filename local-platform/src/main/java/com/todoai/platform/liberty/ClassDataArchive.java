package com.todoai.platform.liberty;

import com.todoai.platform.install.Installation;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The JVM's class-data archive that all servers share: classes as the JVM holds them, instead of
 * class files to be read and checked at every start. One server writes it when it stops in order;
 * every start after that takes it. A JVM that finds an archive of another JVM or a damaged one
 * starts without it.
 */
final class ClassDataArchive {

  /** The server with the most classes in use. */
  private static final PartName WRITER = PartName.of(Service.RECURRENCE);

  /** Liberty's start script adds a Java agent; archives are not for such JVMs unless told. */
  private static final List<String> WITH_AGENT =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+AllowArchivingWithJavaAgent");

  /** What the JVM says of the many classes that it leaves out. */
  private static final String QUIET = "-Xlog:cds=error,cds+dynamic=error";

  private final Path directory;
  private final String family;
  private final String file;

  private ClassDataArchive(Path directory, String family, String file) {
    this.directory = directory;
    this.family = family;
    this.file = file;
  }

  /** The archive for this JVM, this Liberty and the libraries that the servers share today. */
  static ClassDataArchive of(Installation installation) {
    String family =
        "servers-jdk" + Runtime.version().feature() + "-" + installation.versions().liberty() + "-";
    String content =
        System.getProperty("java.home")
            + System.getProperty("java.vm.version")
            + fingerprint(installation.sharedLibertyResources().resolve("resources"));
    UUID key = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    return new ClassDataArchive(
        installation.cache().resolve("class-data"), family, family + key + ".jsa");
  }

  /**
   * Makes the archive that a server wrote at its last stop the one for all.
   *
   * @param server the server's directory
   */
  void adopt(Path server) {
    Path written = writtenBy(server);
    try {
      if (Files.exists(written) && !Files.exists(archive())) {
        Files.createDirectories(directory);
        removeOutdated();
        Path arriving = Files.createTempFile(directory, family, ".new");
        try {
          Files.move(written, arriving, StandardCopyOption.REPLACE_EXISTING);
          Files.move(arriving, archive(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(arriving);
        }
      }
      Files.deleteIfExists(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Options for a server's JVM, as Liberty's start script evaluates them: to use the archive, or to
   * write it, or none.
   *
   * @param server the server's directory
   */
  List<String> options(PartName part, Path server) {
    if (Files.exists(archive())) {
      return Stream.concat(
              WITH_AGENT.stream(), Stream.of(quoted("-XX:SharedArchiveFile=" + archive()), QUIET))
          .toList();
    }
    if (part.equals(WRITER)) {
      return Stream.concat(
              WITH_AGENT.stream(),
              Stream.of(quoted("-XX:ArchiveClassesAtExit=" + writtenBy(server)), QUIET))
          .toList();
    }
    return List.of();
  }

  private static String quoted(String option) {
    return "'" + option.replace("'", "'\\''") + "'";
  }

  private Path archive() {
    return directory.resolve(file);
  }

  private void removeOutdated() throws IOException {
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(directory, family + "*")) {
      for (Path outdated : archives) {
        Files.delete(outdated);
      }
    }
  }

  private static Path writtenBy(Path server) {
    return server.resolve("class-data.jsa");
  }

  private static String fingerprint(Path libraries) {
    try (Stream<Path> paths = Files.walk(libraries)) {
      StringBuilder fingerprint = new StringBuilder();
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        fingerprint.append(path.getFileName()).append(Files.size(path)).append('\n');
      }
      return fingerprint.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
