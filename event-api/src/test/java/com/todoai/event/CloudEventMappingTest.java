package com.todoai.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CloudEventMappingTest {

  static List<DomainEvent> events() {
    return SampleEvents.all();
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatIsWrittenReadsAsTheSameEvent(DomainEvent event) {
    byte[] json = EventJson.write(event.toCloudEvent());

    assertThat(SampleEvents.read(SampleEvents.schemaOf(event), EventJson.read(json)))
        .isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void dataReadsFromBytesAsWellAsFromATree(DomainEvent event) {
    CloudEvent tree = event.toCloudEvent();
    CloudEvent bytes = CloudEventBuilder.v1(tree).withData(tree.getData().toBytes()).build();

    assertThat(SampleEvents.read(SampleEvents.schemaOf(event), bytes)).isEqualTo(event);
  }

  @Test
  void attributesComeFromTheEvent() {
    TaskEvent event = SampleEvents.taskEvent(TaskEventType.COMPLETED);

    CloudEvent envelope = event.toCloudEvent();

    assertThat(envelope.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(envelope.getId()).isEqualTo(event.eventId().toString());
    assertThat(envelope.getType()).isEqualTo("com.todoai.task.completed");
    assertThat(envelope.getSource()).isEqualTo(URI.create("/todoai/todo"));
    assertThat(envelope.getSubject()).isEqualTo(event.taskId().toString());
    assertThat(envelope.getTime()).isEqualTo(event.occurredAt().atOffset(ZoneOffset.UTC));
    assertThat(envelope.getDataContentType()).isEqualTo("application/json");
    assertThat(envelope.getDataSchema())
        .isEqualTo(URI.create("https://todoai.com/schemas/1/task-event.schema.json#/$defs/data"));
    assertThat(envelope.getExtension("partitionkey")).isEqualTo(event.userId());
    assertThat(envelope.getExtension("correlationid")).isEqualTo(event.correlationId());
  }

  @Test
  void eachServiceIsASourceOfItsOwn() {
    assertThat(SampleEvents.reminderEvent(ReminderEventType.FIRED).toCloudEvent().getSource())
        .isEqualTo(URI.create("/todoai/recurrence"));
    assertThat(SampleEvents.notificationEvent().toCloudEvent().getSource())
        .isEqualTo(URI.create("/todoai/notification"));
  }

  @Test
  void extensionsOfOthersAreIgnored() {
    TaskEvent event = SampleEvents.update();
    CloudEvent traced =
        CloudEventBuilder.v1(event.toCloudEvent())
            .withExtension(
                ExtensionAttributes.TRACE_PARENT,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .withExtension("pubsubname", "kafka-pubsub")
            .build();

    assertThat(TaskEvent.from(EventJson.read(EventJson.write(traced)))).isEqualTo(event);
  }

  @Test
  void anotherMajorVersionIsUnsupportedWhateverElseItHas() {
    CloudEvent event =
        CloudEventBuilder.v1(SampleEvents.update().toCloudEvent())
            .withData("{\"schemaVersion\":\"2.0\"}".getBytes(StandardCharsets.UTF_8))
            .build();

    assertThatExceptionOfType(UnsupportedSchemaVersionException.class)
        .isThrownBy(() -> TaskEvent.from(event))
        .satisfies(e -> assertThat(e.field()).isEqualTo("data.schemaVersion"));
  }

  @Test
  void anEventOfAnotherKindIsMalformed() {
    CloudEvent reminder = SampleEvents.reminderEvent(ReminderEventType.FIRED).toCloudEvent();

    assertThatExceptionOfType(MalformedEventException.class)
        .isThrownBy(() -> TaskEvent.from(reminder))
        .satisfies(e -> assertThat(e.field()).startsWith("data."));
  }

  @Test
  void anEnvelopeThatContradictsItsDataIsMalformed() {
    CloudEvent event =
        CloudEventBuilder.v1(SampleEvents.update().toCloudEvent())
            .withExtension(ExtensionAttributes.PARTITION_KEY, "somebody-else")
            .build();

    assertThatExceptionOfType(MalformedEventException.class)
        .isThrownBy(() -> TaskEvent.from(event))
        .satisfies(e -> assertThat(e.field()).isEqualTo("partitionkey"));
  }

  @ParameterizedTest
  @MethodSource("brokenDocuments")
  void whatIsNoCloudEventIsMalformed(String document, String field) {
    assertThatExceptionOfType(MalformedEventException.class)
        .isThrownBy(() -> EventJson.read(document.getBytes(StandardCharsets.UTF_8)))
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }

  static List<Object[]> brokenDocuments() {
    String rest = "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\"";
    return List.of(
        new Object[] {"", ""},
        new Object[] {"[]", ""},
        new Object[] {"{", ""},
        new Object[] {"{} {}", ""},
        new Object[] {"{" + rest + "}", "type"},
        new Object[] {"{" + rest + ",\"type\":7}", "type"},
        new Object[] {"{" + rest + ",\"type\":\"\"}", "type"},
        new Object[] {"{" + rest + ",\"type\":\"t\",\"type\":\"u\"}", ""},
        new Object[] {"{" + rest.replace("1.0", "7.0") + ",\"type\":\"t\"}", "specversion"},
        new Object[] {"{" + rest.replace("/a", "a b") + ",\"type\":\"t\"}", "source"},
        new Object[] {"{" + rest + ",\"type\":\"t\",\"dataschema\":\"a b\"}", "dataschema"},
        new Object[] {"{" + rest + ",\"type\":\"t\",\"time\":\"today\"}", "time"});
  }
}
