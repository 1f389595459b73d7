package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.OutgoingEvent;
import com.todoai.dapr.messaging.sidecar.SerializedEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes dead letters that the broker can take. An event that came through may be too large for the
 * way back, with its extensions or its bytes in Base64, and would be refused for ever in front of
 * everything behind it. So such an event goes without key and trace headers, and if that is not
 * enough, with only the beginning of its data.
 *
 * <p>The limit is configured, not learned from a refusal: that comes as words, and no two brokers
 * choose the same.
 */
final class DeadLetterWriter {

  private static final JsonFormat JSON = new JsonFormat();
  private static final String TRUNCATED = "deadlettertruncated";
  private static final String SIZE = "deadlettersize";
  private static final String BYTES = "application/octet-stream";

  /** Base64 writes three bytes as four characters and may add padding. */
  private static final int BASE64_BYTES = 3;

  private static final int BASE64_CHARACTERS = 4;

  private final int maxBytes;

  DeadLetterWriter(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The event with its letter, never larger than the limit; as much of it as that allows. */
  SerializedEvent write(CloudEvent event, DeadLetter letter) {
    return whole(event, letter, DeadLetterWriter::serialized)
        .or(() -> whole(event, letter, DeadLetterWriter::serializedWithoutMetadata))
        .or(() -> truncated(event, letter, DeadLetterWriter::serialized))
        .or(() -> truncated(event, letter, DeadLetterWriter::serializedWithoutMetadata))
        .orElseGet(() -> carried(event, letter));
  }

  private Optional<SerializedEvent> whole(
      CloudEvent event, DeadLetter letter, Function<CloudEvent, SerializedEvent> format) {
    return Optional.of(format.apply(letter.on(event))).filter(dead -> dead.size() <= maxBytes);
  }

  /** Empty when the attributes alone are too large. */
  private Optional<SerializedEvent> truncated(
      CloudEvent event, DeadLetter letter, Function<CloudEvent, SerializedEvent> format) {
    byte[] data = event.getData() == null ? new byte[0] : event.getData().toBytes();
    int left = maxBytes - format.apply(letter.on(beginning(event, data, 0))).size();
    if (left < 0) {
      return Optional.empty();
    }
    int length = Math.min(left / BASE64_CHARACTERS * BASE64_BYTES, data.length);
    return Optional.of(format.apply(letter.on(beginning(event, data, length))));
  }

  private SerializedEvent carried(CloudEvent event, DeadLetter letter) {
    CloudEvent carrier = ReceivedEvent.carrier(JSON.serialize(event));
    return truncated(carrier, letter, DeadLetterWriter::serialized).orElseThrow();
  }

  /** A part of a document is no document of that type, nor of that schema. */
  private static CloudEvent beginning(CloudEvent event, byte[] data, int length) {
    return CloudEventBuilder.from(event)
        .withData(BYTES, Arrays.copyOf(data, length))
        .withoutDataSchema()
        .withExtension(TRUNCATED, true)
        .withExtension(SIZE, data.length)
        .build();
  }

  private static SerializedEvent serialized(CloudEvent dead) {
    return SerializedEvent.of(dead, OutgoingEvent.of(dead).partitionKey());
  }

  /** Key and trace context are attributes of the event as well. */
  private static SerializedEvent serializedWithoutMetadata(CloudEvent dead) {
    return serialized(dead).withoutMetadata();
  }
}
