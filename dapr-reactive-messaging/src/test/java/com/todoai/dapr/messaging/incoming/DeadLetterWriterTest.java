package com.todoai.dapr.messaging.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import com.todoai.dapr.messaging.sidecar.SerializedEvent;
import com.todoai.dapr.messaging.support.Events;
import com.todoai.dapr.messaging.support.MapConfig;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterWriterTest {

  private static final int LIMIT = 20_000;
  private static final DeadLetter LETTER =
      new DeadLetter(
          "no such product",
          3,
          IncomingChannelConfig.from(new MapConfig(Map.of("channel-name", "orders"))),
          Optional.of("shop"));

  private final DeadLetterWriter writer = new DeadLetterWriter(LIMIT);

  @Test
  void leavesAnEventWholeThatFits() {
    CloudEvent dead = read(writer.write(withData(18_000), LETTER));

    assertThat(dead.getDataContentType()).isEqualTo("application/json");
    assertThat(dead.getDataSchema()).isEqualTo(URI.create("urn:orders"));
    assertThat(dead.getData().toBytes()).hasSize(18_000);
    assertThat(dead.getExtension("deadlettertruncated")).isNull();
    assertThat(dead.getExtension("deadlettersize")).isNull();
  }

  @Test
  void keepsAttributesAndTheBeginningOfTheDataOfAnEventThatIsTooLarge() {
    SerializedEvent written = writer.write(withData(30_000), LETTER);

    assertThat(written.size()).isBetween(LIMIT - 10, LIMIT);
    assertThat(written.metadata()).containsEntry("partitionKey", "ann");
    CloudEvent dead = read(written);
    assertThat(dead.getId()).isEqualTo("1");
    assertThat(dead.getType()).isEqualTo("order.placed");
    assertThat(dead.getExtension("deadletterreason")).isEqualTo("no such product");
    assertThat(dead.getExtension("deadlettertruncated")).isEqualTo(true);
    assertThat(dead.getExtension("deadlettersize")).isEqualTo(30_000);
    assertThat(dead.getDataContentType()).isEqualTo("application/octet-stream");
    assertThat(dead.getDataSchema()).isNull();
    assertThat(dead.getData().toBytes()).hasSizeGreaterThan(14_000);
    assertThat(dead.getData().toBytes()).asString().startsWith("\"aaa").doesNotContain("b");
  }

  @Test
  void cutsAnEventThatOnlyItsLetterMakesTooLarge() {
    CloudEvent event = withData(18_000);
    int alone = new JsonFormat().serialize(event).length;

    CloudEvent dead = read(new DeadLetterWriter(alone + 10).write(event, LETTER));

    assertThat(dead.getExtension("deadlettertruncated")).isEqualTo(true);
    assertThat(dead.getExtension("deadlettersize")).isEqualTo(18_000);
  }

  @Test
  void cutsBytesThatAreNoCloudEvent() {
    byte[] bytes = "x".repeat(LIMIT).getBytes(StandardCharsets.UTF_8);

    SerializedEvent written =
        writer.write(ReceivedEvent.unreadable(bytes, "not JSON").event(), LETTER);

    assertThat(written.size()).isLessThanOrEqualTo(LIMIT);
    CloudEvent dead = read(written);
    assertThat(dead.getType()).isEqualTo(ReceivedEvent.UNREADABLE_TYPE);
    assertThat(dead.getExtension("deadlettersize")).isEqualTo(LIMIT);
  }

  @Test
  void keepsTheBeginningOfTheWholeEventWhenItsAttributesAreTooLarge() {
    CloudEvent event =
        CloudEventBuilder.from(withData(10))
            .withExtension("partitionkey", "k".repeat(LIMIT))
            .build();

    SerializedEvent written = writer.write(event, LETTER);

    assertThat(written.size()).isLessThanOrEqualTo(LIMIT);
    assertThat(written.metadata()).isEmpty();
    CloudEvent dead = read(written);
    assertThat(dead.getType()).isEqualTo(ReceivedEvent.UNREADABLE_TYPE);
    assertThat(dead.getExtension("deadletterreason")).isEqualTo("no such product");
    assertThat(dead.getExtension("deadlettersize"))
        .isEqualTo(new JsonFormat().serialize(event).length);
    assertThat(dead.getData().toBytes())
        .asString()
        .startsWith("{\"specversion\":\"1.0\",\"id\":\"1\"");
  }

  @Test
  void countsTheKeyThatTheRecordHasThreeTimes() {
    SerializedEvent written = writer.write(withExtension("partitionkey", 4_000, 30_000), LETTER);

    assertThat(record(written)).isBetween(LIMIT - 10, LIMIT);
    assertThat(written.metadata().get("partitionKey")).hasSize(4_000);
    assertThat(read(written).getExtension("deadlettertruncated")).isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource({"partitionkey,9500", "traceparent,9500", "tracestate,15000"})
  void sendsAnEventWholeThatIsTooLargeOnlyForItsMetadata(String extension, int size) {
    SerializedEvent written = writer.write(withExtension(extension, size, 10), LETTER);

    assertThat(record(written)).isLessThanOrEqualTo(LIMIT);
    assertThat(written.metadata()).isEmpty();
    CloudEvent dead = read(written);
    assertThat(dead.getId()).isEqualTo("1");
    assertThat(dead.getExtension(extension)).asString().hasSize(size);
    assertThat(dead.getData().toBytes()).hasSize(10);
    assertThat(dead.getExtension("deadlettertruncated")).isNull();
  }

  @Test
  void cutsTheDataOfAnEventThatIsTooLargeEvenWithoutItsMetadata() {
    SerializedEvent written = writer.write(withExtension("partitionkey", 9_500, 15_000), LETTER);

    assertThat(record(written)).isBetween(LIMIT - 10, LIMIT);
    assertThat(written.metadata()).isEmpty();
    assertThat(read(written).getExtension("deadlettersize")).isEqualTo(15_000);
  }

  @Test
  void isNeverLargerThanItsLimit() {
    for (int attributes = LIMIT - 1_200; attributes < LIMIT; attributes++) {
      SerializedEvent written = writer.write(withExtension("padding", attributes, 2_000), LETTER);

      assertThat(record(written)).as("with %d bytes", attributes).isLessThanOrEqualTo(LIMIT);
    }
  }

  private static CloudEvent withExtension(String name, int characters, int data) {
    return CloudEventBuilder.from(withData(data))
        .withExtension(name, "k".repeat(characters))
        .build();
  }

  /** What Kafka keeps: the value, the key, and all metadata as headers. */
  private static int record(SerializedEvent written) {
    Map<String, String> headers = written.metadata();
    int bytes = written.json().length + headers.getOrDefault("partitionKey", "").length();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      bytes += header.getKey().length() + header.getValue().length();
    }
    return bytes;
  }

  /** A JSON text that ends with a "b" and has so many bytes. */
  private static CloudEvent withData(int bytes) {
    String json = "\"" + "a".repeat(bytes - 3) + "b\"";
    return CloudEventBuilder.from(Events.event("1"))
        .withData(
            "application/json", URI.create("urn:orders"), json.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static CloudEvent read(SerializedEvent written) {
    return new JsonFormat().deserialize(written.json());
  }
}
