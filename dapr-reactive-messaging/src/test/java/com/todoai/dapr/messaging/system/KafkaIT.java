package com.todoai.dapr.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is only true with a real broker behind the sidecar. */
class KafkaIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final List<String> TOPICS =
      List.of("orders", "bulk-orders", "incoming-invoices", "quotes", "fragile");

  /** The most that Kafka and its clients take unless told otherwise. */
  private static final int LARGEST_RECORD = 1 << 20;

  private static KafkaBroker kafka;
  private static OrdersPlatform platform;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Sidecar.require();
    Path work = Path.of(System.getProperty("work"), "kafka");
    List<String> topics = new ArrayList<>(TOPICS);
    TOPICS.forEach(topic -> topics.add(topic + "-dead-letter"));
    kafka = KafkaBroker.start(work, topics);
    platform =
        OrdersPlatform.start(
            work, components(work), Map.of("MP_MESSAGING_CONNECTOR_DAPR_PUBSUB", "kafka-pubsub"));
  }

  private static Path components(Path work) throws IOException {
    Path template = Path.of(System.getProperty("test.classes"), "kafka", "kafka-pubsub.yaml");
    Path components = work.resolve("components");
    Files.createDirectories(components);
    Files.writeString(
        components.resolve("kafka-pubsub.yaml"),
        Files.readString(template).replace("${brokers}", kafka.servers()));
    return components;
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (platform != null) {
      platform.stop();
    }
    if (kafka != null) {
      kafka.stop();
    }
  }

  @Test
  void makesThePartitionKeyTheRecordsKeyAndKeepsTheTrace() throws Exception {
    String id = id();

    platform.emit("", List.of(event(id, "fine", "12.50")));

    JsonNode handled = platform.theOnlyCall("orders", id).event();
    assertThat(handled.path("traceparent").asText()).isEqualTo(TRACEPARENT);
    ConsumerRecord<byte[], byte[]> record =
        kafka.records("orders").stream()
            .filter(candidate -> text(candidate.value()).contains(id))
            .findFirst()
            .orElseThrow();
    assertThat(text(record.key())).isEqualTo("ann");
    assertThat(text(record.headers().lastHeader("traceparent").value())).isEqualTo(TRACEPARENT);
  }

  @Test
  void deliversAListAsAList() throws Exception {
    String group = id();

    platform.emit(
        "?topic=bulk-orders",
        IntStream.range(0, 20).mapToObj(i -> event(group + "-" + i, "fine", "1")).toList());

    await().atMost(SOON).until(() -> platform.calls("bulk-orders", group).size() == 20);
    List<OrdersPlatform.Call> calls = platform.calls("bulk-orders", group);
    assertThat(calls).anySatisfy(call -> assertThat(call.batch()).isGreaterThan(1));
    assertThat(calls)
        .extracting(call -> call.event().path("id").asText())
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> group + "-" + i).toList());
  }

  @Test
  void deadLettersBytesThatTheBrokerWouldRefuseInBase64() throws Exception {
    String mark = id();
    int size = LARGEST_RECORD - 1000;

    kafka.send("bulk-orders", mark + "x".repeat(size - mark.length()));

    await()
        .atMost(SOON)
        .until(() -> !platform.calls("dead-bulk-orders", "\"deadlettersize\":" + size).isEmpty());
    ConsumerRecord<byte[], byte[]> record =
        kafka.records("bulk-orders-dead-letter").stream()
            .filter(candidate -> text(candidate.value()).contains(base64(mark)))
            .findFirst()
            .orElseThrow();
    assertThat(record.value().length).isBetween(1_000_000, LARGEST_RECORD);
  }

  @Test
  void deadLettersAnEventThatTheBrokerWouldRefuseWithItsExtensions() throws Exception {
    String id = id();
    int room = LARGEST_RECORD - 300 - event(id, "bad", "").length();

    kafka.send("bulk-orders", event(id, "bad", "x".repeat(room)));

    JsonNode dead = platform.theOnlyCall("dead-bulk-orders", id).event();
    assertThat(dead.path("deadletterreason").asText()).isEqualTo("no such product");
    assertThat(dead.path("deadletterapp").asText()).isEqualTo("orders");
    assertThat(dead.path("deadletterchannel").asText()).isEqualTo("bulk-orders");
    assertThat(dead.path("deadlettertruncated").asBoolean()).isTrue();
    assertThat(dead.path("deadlettersize").asInt()).isGreaterThan(room);
  }

  @Test
  void saysWhyTheBrokerRefusesAnEvent() throws Exception {
    String topic = "narrow-" + id();
    kafka.make(topic, 20_000);

    HttpResponse<String> tooLarge =
        platform.emit("?topic=" + topic, List.of(event(id(), "fine", "x".repeat(30_000))));

    assertThat(tooLarge.statusCode()).isEqualTo(502);
    assertThat(tooLarge.body())
        .contains("EventRefusedException")
        .contains("kafka server: Message was too large");
  }

  @Test
  void saysWhyTheSidecarRefusesAnEvent() throws Exception {
    HttpResponse<String> tooLarge =
        platform.emit("", List.of(event(id(), "fine", "x".repeat(LARGEST_RECORD))));

    assertThat(tooLarge.statusCode()).isEqualTo(502);
    assertThat(tooLarge.body())
        .contains("EventRefusedException")
        .contains("message larger than configured Producer.MaxMessageBytes");
  }

  /** The first goes alone, the others as a batch, whose failure the sidecar gives no reason for. */
  @Test
  void blamesNoEventOfABatchForAnotherThatTheBrokerRefuses() throws Exception {
    String topic = "narrow-" + id();
    kafka.make(topic, 20_000);

    HttpResponse<String> spoiled =
        platform.emit(
            "?topic=" + topic,
            List.of(
                event("first", "fine", "1"),
                event("neighbour", "fine", "1"),
                event("large", "fine", "x".repeat(30_000)),
                event("last", "fine", "1")));

    assertThat(spoiled.statusCode()).isEqualTo(502);
    assertThat(spoiled.body()).contains("EventNotPublishedException");
    for (String id : List.of("neighbour", "last")) {
      assertThat(platform.emit("?topic=" + topic, List.of(event(id, "fine", "2"))).statusCode())
          .isEqualTo(204);
    }
    assertThat(kafka.records(topic))
        .extracting(record -> text(record.value()))
        .noneSatisfy(record -> assertThat(record).contains("\"large\""))
        .anySatisfy(record -> assertThat(record).contains("\"first\""))
        .anySatisfy(record -> assertThat(record).contains("\"neighbour\"", "\"2\""))
        .anySatisfy(record -> assertThat(record).contains("\"last\"", "\"2\""));
  }

  /** Kafka has the key in the value, as the record's key and as a header. */
  @Test
  void deadLettersAnEventWhoseKeyTheBrokerWouldRefuseThreeTimes() throws Exception {
    String id = id();
    String key = "k".repeat(400_000);

    kafka.send("bulk-orders", event(id, "bad", "1").replace("\"ann\"", '"' + key + '"'));

    JsonNode dead = platform.theOnlyCall("dead-bulk-orders", id).event();
    assertThat(dead.path("deadletterreason").asText()).isEqualTo("no such product");
    assertThat(dead.path("deadlettertruncated").isMissingNode()).isTrue();
    ConsumerRecord<byte[], byte[]> record =
        kafka.records("bulk-orders-dead-letter").stream()
            .filter(candidate -> text(candidate.value()).contains(id))
            .findFirst()
            .orElseThrow();
    assertThat(text(record.value())).contains(key);
    assertThat(record.key()).isNull();
  }

  /** A fault of the event, not an outage; else its partition would wait for ever. */
  @Test
  void deadLettersAnEventThatAProcessorMakesTooLargeForTheBroker() throws Exception {
    String id = id();
    int room = LARGEST_RECORD - 200 - event(id, "fine", "").length();

    kafka.send("quotes", event(id, "fine", "x".repeat(room)));

    JsonNode dead = platform.theOnlyCall("dead-quotes", id).event();
    assertThat(dead.path("deadletterreason").asText()).contains("larger than configured");
    assertThat(dead.path("deadlettertruncated").asBoolean()).isTrue();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static String event(String id, String type, String total) {
    return """
        {"specversion":"1.0","id":"%s","type":"%s","source":"/shop","partitionkey":"ann",
         "traceparent":"%s","datacontenttype":"application/json","data":{"total":"%s"}}
        """
        .formatted(id, type, TRACEPARENT, total);
  }
}
