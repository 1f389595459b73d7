package com.todoai.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example documents, of this release and of those before, are valid and are read. */
class ExamplesTest {

  static Stream<Path> examples() {
    return Stream.concat(
        SchemaFiles.examplesIn(SchemaFiles.CURRENT).stream(),
        SchemaFiles.releases().stream()
            .flatMap(release -> SchemaFiles.examplesIn(release).stream()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isValidAndRead(Path example) {
    byte[] document = SchemaFiles.read(example);
    String schema = schemaOf(example);

    assertThat(WrittenContract.CURRENT.objections(schema, document)).isEmpty();
    DomainEvent event = SampleEvents.read(schema, EventJson.read(document));
    assertThat(example.getFileName().toString())
        .startsWith(event.cloudEventType().replace("com.todoai.", "").replace('.', '-'));
  }

  @Test
  void everyTypeHasAnExample() {
    Set<String> shown =
        SchemaFiles.examplesIn(SchemaFiles.CURRENT).stream()
            .map(example -> EventJson.read(SchemaFiles.read(example)).getType())
            .collect(Collectors.toSet());

    assertThat(shown).containsExactlyInAnyOrderElementsOf(SampleEvents.types());
  }

  private static String schemaOf(Path example) {
    String name = example.getFileName().toString();
    return name.substring(0, name.indexOf('-')) + "-event";
  }
}
