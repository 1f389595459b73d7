package com.todoai.platform.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.platform.install.Installation;
import com.todoai.platform.install.Versions;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassDataArchiveTest {

  private static final PartName TODO = PartName.of(Service.TODO);
  private static final PartName RECURRENCE = PartName.of(Service.RECURRENCE);

  @TempDir private Path directory;
  private Path library;
  private Path server;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    Path root = directory.resolve("root");
    Path libraries = root.resolve("liberty-parent/target/usr/shared/resources/lib");
    library = Files.createDirectories(libraries).resolve("hibernate.jar");
    Files.writeString(library, "one");
    server = Files.createDirectories(directory.resolve("server"));
    installation = new Installation(root, directory.resolve("cache"), Versions.current());
  }

  @Test
  void isWrittenByOneServerAndThenTakenByAll() throws IOException {
    assertThat(options(TODO)).isEmpty();
    Path written = pathIn(options(RECURRENCE), "-XX:ArchiveClassesAtExit=");
    assertThat(written.getParent()).isEqualTo(server);
    Files.writeString(written, "classes");

    archive().adopt(server);

    assertThat(written).doesNotExist();
    for (PartName part : List.of(TODO, RECURRENCE)) {
      assertThat(pathIn(options(part), "-XX:SharedArchiveFile=")).hasContent("classes");
    }
  }

  @Test
  void isWrittenAnewWhenTheSharedLibrariesChangeAndReplacesTheOldOne() throws IOException {
    adoptOne();
    Files.writeString(library, "another one");

    assertThat(options(TODO)).isEmpty();

    adoptOne();
    try (Stream<Path> archives = Files.list(installation.cache().resolve("class-data"))) {
      assertThat(archives).hasSize(1);
    }
  }

  @Test
  void aStopWithoutAnArchiveChangesNothing() {
    archive().adopt(server);

    assertThat(options(TODO)).isEmpty();
  }

  private void adoptOne() throws IOException {
    Files.writeString(pathIn(options(RECURRENCE), "-XX:ArchiveClassesAtExit="), "classes");
    archive().adopt(server);
  }

  private List<String> options(PartName part) {
    return archive().options(part, server);
  }

  private ClassDataArchive archive() {
    return ClassDataArchive.of(installation);
  }

  private static Path pathIn(List<String> options, String option) {
    return options.stream()
        .filter(text -> text.startsWith("'" + option))
        .map(text -> Path.of(text.substring(option.length() + 1, text.length() - 1)))
        .findFirst()
        .orElseThrow();
  }
}
