package com.todoai.dapr.messaging.incoming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what the sidecar posts.
 *
 * <p>Subscriptions ask for raw payloads, because a sidecar that opens the payload itself keeps
 * retrying a message that is no JSON, in front of everything behind it, and falls over a {@code
 * traceparent} that is no string. So the CloudEvent arrives as bytes inside an envelope of Dapr's.
 * An event without that envelope is read too: declarative subscriptions deliver it so.
 */
final class EventDecoder {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().registerModule(JsonFormat.getCloudEventJacksonModule());
  private static final JsonFormat JSON = new JsonFormat();
  private static final String RAW_ENVELOPE_TYPE = "com.dapr.event.sent";
  private static final String RAW_ENVELOPE_SOURCE = "Dapr";
  private static final String NO_CLOUD_EVENT = "not a CloudEvent in JSON: ";
  private static final String DATA_BASE64 = "data_base64";

  /** One event of a bulk delivery, under the id that its status is reported with. */
  record Entry(String entryId, ReceivedEvent event) {}

  /** Reads the body of a single delivery; never fails. */
  ReceivedEvent single(byte[] body, TraceContext trace) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return isRawEnvelope(node)
          ? cloudEvent(
              Base64.getDecoder().decode(node.get(DATA_BASE64).textValue()), trace.or(node))
          : cloudEvent(body, trace);
    } catch (IOException | IllegalArgumentException e) {
      return ReceivedEvent.unreadable(body, reason(e));
    }
  }

  /**
   * Reads the body of a bulk delivery.
   *
   * @throws IllegalArgumentException when it has no entries, so that no status could be reported
   */
  List<Entry> bulk(byte[] body, TraceContext trace) {
    JsonNode entries = bulkEntries(body);
    List<Entry> read = new ArrayList<>(entries.size());
    for (JsonNode entry : entries) {
      String entryId = entry.path("entryId").asText();
      read.add(
          new Entry(entryId, bulkEvent(entry.path("event"), trace.or(entry.path("metadata")))));
    }
    return read;
  }

  private static JsonNode bulkEntries(byte[] body) {
    try {
      JsonNode entries = MAPPER.readTree(body).path("entries");
      if (entries.isArray()) {
        return entries;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the bulk envelope is not JSON", e);
    }
    throw new IllegalArgumentException("the bulk envelope has no array \"entries\"");
  }

  private static ReceivedEvent bulkEvent(JsonNode event, TraceContext trace) {
    try {
      return event.isTextual()
          ? cloudEvent(Base64.getDecoder().decode(event.textValue()), trace)
          : cloudEvent(MAPPER.writeValueAsBytes(event), trace);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return ReceivedEvent.unreadable(event.toString().getBytes(StandardCharsets.UTF_8), reason(e));
    }
  }

  private static boolean isRawEnvelope(JsonNode node) {
    return RAW_ENVELOPE_TYPE.equals(node.path("type").textValue())
        && RAW_ENVELOPE_SOURCE.equals(node.path("source").textValue())
        && node.path(DATA_BASE64).isTextual();
  }

  private static ReceivedEvent cloudEvent(byte[] json, TraceContext trace) {
    try {
      CloudEvent event = JSON.deserialize(json);
      return emptyAttribute(event)
          .map(name -> ReceivedEvent.unreadable(json, NO_CLOUD_EVENT + name + " is empty"))
          .orElseGet(() -> ReceivedEvent.readable(withTrace(event, trace)));
    } catch (RuntimeException e) {
      return ReceivedEvent.unreadable(json, reason(e));
    }
  }

  /** CloudEvents 1.0, required attributes: non-empty, which the format's reader lets pass. */
  private static Optional<String> emptyAttribute(CloudEvent event) {
    return Stream.of("id", "source", "type")
        .filter(name -> event.getAttribute(name).toString().isEmpty())
        .findFirst();
  }

  private static CloudEvent withTrace(CloudEvent event, TraceContext trace) {
    if (event.getExtension(TraceContext.TRACEPARENT) != null) {
      return event;
    }
    Optional<String> traceparent = trace.traceparent();
    if (traceparent.isEmpty()) {
      return event;
    }
    CloudEventBuilder builder =
        CloudEventBuilder.from(event).withExtension(TraceContext.TRACEPARENT, traceparent.get());
    trace.tracestate().ifPresent(state -> builder.withExtension(TraceContext.TRACESTATE, state));
    return builder.build();
  }

  private static String reason(Exception e) {
    return NO_CLOUD_EVENT + Failures.describe(e);
  }
}
