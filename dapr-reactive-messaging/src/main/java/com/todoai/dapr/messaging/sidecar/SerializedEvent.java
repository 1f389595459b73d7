package com.todoai.dapr.messaging.sidecar;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventSerializationException;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A CloudEvent in structured JSON mode, with the metadata that it is published with.
 *
 * <p>The sidecar overwrites {@code traceparent} with its own span unless the event carries Dapr's
 * older {@code traceid}, so this adds it. The trace context also goes into the metadata, which
 * Kafka keeps as headers: a subscribing sidecar that does not open the payload finds it there.
 */
public final class SerializedEvent {

  private static final JsonFormat JSON = new JsonFormat();
  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";
  private static final String TRACE_ID = "traceid";
  private static final String PARTITION_KEY = "partitionKey";

  private final byte[] json;
  private final Map<String, String> metadata;

  private SerializedEvent(byte[] json, Map<String, String> metadata) {
    this.json = json;
    this.metadata = Map.copyOf(metadata);
  }

  /**
   * Serializes an event.
   *
   * @param event what to publish
   * @param partitionKey what decides the partition; empty to leave it to the broker
   * @return the event as bytes
   * @throws EventSerializationException when the data cannot be written
   */
  public static SerializedEvent of(CloudEvent event, Optional<String> partitionKey) {
    Map<String, String> metadata = new HashMap<>();
    partitionKey.ifPresent(key -> metadata.put(PARTITION_KEY, key));
    extension(event, TRACEPARENT).ifPresent(value -> metadata.put(TRACEPARENT, value));
    extension(event, TRACESTATE).ifPresent(value -> metadata.put(TRACESTATE, value));
    return new SerializedEvent(JSON.serialize(withTraceId(event)), metadata);
  }

  private static CloudEvent withTraceId(CloudEvent event) {
    Optional<String> traceparent = extension(event, TRACEPARENT);
    if (traceparent.isEmpty() || event.getExtension(TRACE_ID) != null) {
      return event;
    }
    return CloudEventBuilder.from(event).withExtension(TRACE_ID, traceparent.get()).build();
  }

  private static Optional<String> extension(CloudEvent event, String name) {
    return Optional.ofNullable(event.getExtension(name))
        .map(Object::toString)
        .filter(value -> !value.isEmpty());
  }

  /**
   * The event as JSON.
   *
   * @return the bytes; not a copy, so not to be changed
   */
  public byte[] json() {
    return json;
  }

  /**
   * What goes into this entry's own metadata, never into the whole call's.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * The same event for a broker that decides the partition itself.
   *
   * @return a copy that is published with no metadata
   */
  public SerializedEvent withoutMetadata() {
    return new SerializedEvent(json, Map.of());
  }

  /**
   * How large the event is on its way and with the broker. Kafka keeps all metadata as headers and
   * the partition key as the record's key as well.
   *
   * @return number of bytes of the JSON, of the metadata, and once more of the partition key
   */
  public int size() {
    int size = json.length + bytes(metadata.getOrDefault(PARTITION_KEY, ""));
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      size += bytes(entry.getKey()) + bytes(entry.getValue());
    }
    return size;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
