package com.todoai.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code and the schemas accept the same documents and refuse the same. */
class SchemaConformanceTest {

  /**
   * Where the code refuses more, since no schema can say it: what must agree with another field,
   * and that a time zone of the right form exists.
   */
  private static final Set<String> STRICTER =
      Set.of(
          "id",
          "type",
          "subject",
          "time",
          "partitionkey",
          "correlationid",
          "data.task.id",
          "data.task.userId",
          "data.task.timeZone");

  static List<DomainEvent> events() {
    return SampleEvents.all();
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatTheCodeWritesIsValid(DomainEvent event) {
    byte[] document = EventJson.write(event.toCloudEvent());

    assertThat(WrittenContract.CURRENT.objections(SampleEvents.schemaOf(event), document))
        .isEmpty();
    for (String topic : SampleEvents.topicsOf(event)) {
      assertThat(WrittenContract.CURRENT.objections(topic, document)).isEmpty();
    }
  }

  static List<DomainEvent> fullEvents() {
    return List.of(
        SampleEvents.taskEvent(
            TaskEventType.UPDATED,
            SampleEvents.completedTask(),
            Map.of("title", new FieldChange(TextNode.valueOf("a"), TextNode.valueOf("b")))),
        SampleEvents.reminderEvent(ReminderEventType.FIRED),
        SampleEvents.notificationEvent());
  }

  @ParameterizedTest
  @MethodSource("fullEvents")
  void whatTheSchemaForbidsTheCodeRefusesAndNames(DomainEvent event) {
    List<Mutation> forbidden = mutationsOf(event).filter(m -> !isValid(event, m)).toList();

    assertThat(forbidden).hasSizeGreaterThan(500);
    assertThat(forbidden)
        .filteredOn(m -> refusedField(event, m).filter(f -> isWithin(m.field(), f)).isEmpty())
        .as("forbidden by the schema, but read, or refused for another field")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fullEvents")
  void whatTheSchemaAllowsTheCodeReads(DomainEvent event) {
    List<Mutation> allowed = mutationsOf(event).filter(m -> isValid(event, m)).toList();

    assertThat(allowed).hasSizeGreaterThan(50);
    assertThat(allowed)
        .filteredOn(m -> refusedField(event, m).filter(f -> !STRICTER.contains(f)).isPresent())
        .as("allowed by the schema, but refused")
        .isEmpty();
  }

  private static boolean isWithin(String field, String refused) {
    return refused.equals(field)
        || refused.startsWith(field + ".")
        || refused.startsWith(field + "[");
  }

  private static boolean isValid(DomainEvent event, Mutation mutation) {
    return WrittenContract.CURRENT
        .objections(SampleEvents.schemaOf(event), mutation.document())
        .isEmpty();
  }

  /** The field that the code names when it refuses the document. */
  private static Optional<String> refusedField(DomainEvent event, Mutation mutation) {
    byte[] document = mutation.document().getBytes(StandardCharsets.UTF_8);
    try {
      SampleEvents.read(SampleEvents.schemaOf(event), EventJson.read(document));
      return Optional.empty();
    } catch (MalformedEventException e) {
      return Optional.of(e.field());
    }
  }

  private static Stream<Mutation> mutationsOf(DomainEvent event) {
    ObjectNode document = (ObjectNode) EventMapper.parse(EventJson.write(event.toCloudEvent()));
    SchemaFiles schemas = SchemaFiles.in(SchemaFiles.CURRENT);
    return Mutations.of(schemas, SampleEvents.schemaOf(event) + ".schema.json", document).stream();
  }
}
