package com.todoai.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * Puts the events of one kind into CloudEvents envelopes and takes them out again.
 *
 * @param <E> the kind of event
 */
final class EventFormat<E extends DomainEvent> {

  private static final String JSON = "application/json";

  private final Class<E> kind;
  private final URI source;
  private final URI dataSchema;

  EventFormat(Class<E> kind, String source, String schema) {
    this.kind = kind;
    this.source = URI.create(source);
    this.dataSchema =
        URI.create(
            "https://todoai.com/schemas/%s/%s.schema.json#/$defs/data"
                .formatted(SchemaVersion.MAJOR, schema));
  }

  CloudEvent write(E event) {
    return CloudEventBuilder.v1()
        .withId(event.eventId().toString())
        .withSource(source)
        .withType(event.cloudEventType())
        .withSubject(event.taskId().toString())
        .withTime(event.occurredAt().atOffset(ZoneOffset.UTC))
        .withDataContentType(JSON)
        .withDataSchema(dataSchema)
        .withExtension(ExtensionAttributes.PARTITION_KEY, event.userId())
        .withExtension(ExtensionAttributes.CORRELATION_ID, event.correlationId())
        .withData(JsonCloudEventData.wrap(EventMapper.toTree(event)))
        .build();
  }

  E read(CloudEvent envelope) {
    JsonNode data = dataOf(envelope);
    // Before anything else: another major version may look different in every way.
    SchemaVersion.supported("data.schemaVersion", data.path("schemaVersion").textValue());
    E event;
    try {
      event = EventMapper.fromTree(data, kind);
    } catch (MalformedEventException e) {
      throw e.within("data");
    }
    CloudEvent expected = write(event);
    agree("specversion", SpecVersion.V1, envelope.getSpecVersion());
    agree("id", expected.getId(), envelope.getId());
    agree("source", expected.getSource(), envelope.getSource());
    agree("type", expected.getType(), envelope.getType());
    agree("subject", expected.getSubject(), envelope.getSubject());
    agree(
        "time",
        event.occurredAt(),
        envelope.getTime() == null ? null : envelope.getTime().toInstant());
    agree("datacontenttype", expected.getDataContentType(), envelope.getDataContentType());
    agree("dataschema", expected.getDataSchema(), envelope.getDataSchema());
    for (String name : expected.getExtensionNames()) {
      agree(name, expected.getExtension(name), envelope.getExtension(name));
    }
    return event;
  }

  private static void agree(String attribute, Object expected, Object actual) {
    Constraints.required(attribute, actual);
    if (!Objects.equals(expected, actual)) {
      throw new MalformedEventException(attribute, "must agree with the event's data");
    }
  }

  private static JsonNode dataOf(CloudEvent envelope) {
    CloudEventData data = Constraints.required("data", envelope.getData());
    JsonNode tree;
    if (data instanceof JsonCloudEventData json) {
      tree = json.getNode();
    } else {
      try {
        tree = EventMapper.parse(data.toBytes());
      } catch (MalformedEventException e) {
        throw e.within("data");
      }
    }
    if (!tree.isObject()) {
      throw new MalformedEventException("data", "must be a JSON object");
    }
    return tree;
  }
}
