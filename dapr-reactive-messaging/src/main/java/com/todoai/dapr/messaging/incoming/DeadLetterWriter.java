package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.OutgoingEvent;
import com.todoai.dapr.messaging.sidecar.SerializedEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes dead letters that the broker can take. An event that came through may be too large for the
 * way back, with its extensions or its bytes in Base64, and would be refused for ever in front of
 * everything behind it. So of such an event only the beginning of the data is kept.
 *
 * <p>The limit is configured, not learned from a refusal: no two brokers word theirs alike, and the
 * sidecar does not tell one that passes from one that stays.
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

  /** The event with its letter, never larger than the limit. */
  SerializedEvent write(CloudEvent event, DeadLetter letter) {
    SerializedEvent whole = serialized(letter.on(event));
    if (whole.size() <= maxBytes) {
      return whole;
    }
    return truncated(event, letter)
        .or(() -> truncated(ReceivedEvent.carrier(JSON.serialize(event)), letter))
        .orElseThrow();
  }

  /** Empty when the attributes alone are too large. */
  private Optional<SerializedEvent> truncated(CloudEvent event, DeadLetter letter) {
    byte[] data = event.getData() == null ? new byte[0] : event.getData().toBytes();
    int frame = serialized(letter.on(beginning(event, data, 0))).size();
    int room = (maxBytes - frame) / BASE64_CHARACTERS * BASE64_BYTES;
    return room < 0
        ? Optional.empty()
        : Optional.of(serialized(letter.on(beginning(event, data, Math.min(room, data.length)))));
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
}
