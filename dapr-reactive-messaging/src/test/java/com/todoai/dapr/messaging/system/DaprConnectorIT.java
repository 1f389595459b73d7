package com.todoai.dapr.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.dapr.messaging.support.Events;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connector in Open Liberty, next to an unmodified daprd. */
class DaprConnectorIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  /** The sidecar's --max-body-size where nothing else is said. */
  private static final int LARGEST_CALL = 4 << 20;

  private static OrdersPlatform platform;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    platform = OrdersPlatform.start(Path.of(System.getProperty("work")));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (platform != null) {
      platform.stop();
    }
  }

  @Test
  void carriesAnEventWithAllItsAttributesFromTheEmitterToTheHandler() throws Exception {
    String id = id();

    assertThat(platform.emit("", List.of(event(id, "fine"))).statusCode()).isEqualTo(204);

    JsonNode event = platform.theOnlyCall("orders", id).event();
    assertThat(event.path("type").asText()).isEqualTo("fine");
    assertThat(event.path("source").asText()).isEqualTo("/shop");
    assertThat(event.path("subject").asText()).isEqualTo("order-7");
    assertThat(event.path("time").asText()).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(event.path("partitionkey").asText()).isEqualTo("ann");
    assertThat(event.path("traceparent").asText()).isEqualTo(TRACEPARENT);
    assertThat(event.path("tracestate").asText()).isEqualTo("vendor=1");
    assertThat(event.path("data").path("total").asText()).isEqualTo("12.50");
  }

  @Test
  void handsTheWholeMessageToAHandlerThatAsksForIt() throws Exception {
    String id = id();

    platform.emit("?topic=incoming-invoices", List.of(event(id, "fine")));

    assertThat(platform.theOnlyCall("invoices", id).channel())
        .isEqualTo("invoices of incoming-invoices");
  }

  @Test
  void deliversAgainWhileSomethingIsAwayAndDeadLettersNothing() throws Exception {
    String id = id();

    platform.emit("", List.of(event(id, "outage")));

    await().atMost(SOON).until(() -> platform.calls("orders", id).size() == 3);
    assertThat(platform.calls("dead-orders", id)).isEmpty();
  }

  @Test
  void deadLettersWhatAHandlerCanNeverHandleWithItsReason() throws Exception {
    String id = id();

    platform.emit("", List.of(event(id, "bad")));

    JsonNode dead = platform.theOnlyCall("dead-orders", id).event();
    assertThat(dead.path("deadletterreason").asText()).isEqualTo("no such product");
    assertThat(dead.path("deadletterattempts").asInt()).isEqualTo(3);
    assertThat(dead.path("deadlettertopic").asText()).isEqualTo("orders");
    assertThat(dead.path("deadletterpubsub").asText()).isEqualTo("memory");
    assertThat(dead.path("deadletterapp").asText()).isEqualTo("orders");
    assertThat(dead.path("deadletterchannel").asText()).isEqualTo("orders");
    assertThat(dead.path("type").asText()).isEqualTo("bad");
    assertThat(dead.path("traceparent").asText()).isEqualTo(TRACEPARENT);
    assertThat(dead.path("data").path("total").asText()).isEqualTo("12.50");
    assertThat(platform.calls("orders", id)).hasSize(3);
  }

  @Test
  void runsEveryAttemptWithTheContextOfTheApplication() throws Exception {
    String id = id();

    platform.emit("", List.of(event(id, "bad")));

    await().atMost(SOON).until(() -> platform.calls("orders", id).size() == 3);
    assertThat(platform.calls("orders", id))
        .allSatisfy(call -> assertThat(call.module()).isEqualTo("orders"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json at all",
        "[1, 2]",
        "{\"order\": 7}",
        "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/s\",\"type\":\"t\"}",
        "{\"traceparent\": 5}"
      })
  void deadLettersWhatIsNoCloudEventWithItsBytes(String body) throws Exception {
    String mark = id();
    String padded = body + " ".repeat(1 + (int) (System.nanoTime() % 1000));

    platform.publishRaw("orders", padded);
    platform.emit("", List.of(event(mark, "fine")));

    await().atMost(SOON).until(() -> platform.calls("dead-orders", base64(padded)).size() == 1);
    JsonNode dead = platform.theOnlyCall("dead-orders", base64(padded)).event();
    assertThat(dead.path("type").asText()).isEqualTo("com.todoai.dapr.messaging.unreadable");
    assertThat(dead.path("deadletterreason").asText()).startsWith("not a CloudEvent in JSON");
    platform.theOnlyCall("orders", mark);
  }

  /** Fits into a call of the sidecar as it is, but not in Base64. */
  @Test
  void deadLettersTheBeginningOfBytesThatAreTooLargeForTheWayBack() throws Exception {
    String mark = id();
    int size = LARGEST_CALL * 5 / 6;

    platform.publishRaw("orders", mark + "x".repeat(size - mark.length()));

    JsonNode dead = platform.theOnlyCall("dead-orders", base64(mark)).event();
    assertThat(dead.path("deadletterreason").asText()).startsWith("not a CloudEvent in JSON");
    assertThat(dead.path("deadlettertruncated").asBoolean()).isTrue();
    assertThat(dead.path("deadlettersize").asInt()).isEqualTo(size);
  }

  /** Fits into a call of the sidecar as it is, but not with what a dead letter adds. */
  @Test
  void deadLettersTheBeginningOfAnEventThatIsTooLargeForTheWayBack() throws Exception {
    String id = id();
    int size = LARGEST_CALL - 300 - event(id, "bad", "").length();

    platform.publishRaw("orders", event(id, "bad", "x".repeat(size)));

    JsonNode dead = platform.theOnlyCall("dead-orders", id).event();
    assertThat(dead.path("deadletterreason").asText()).isEqualTo("no such product");
    assertThat(dead.path("deadlettertruncated").asBoolean()).isTrue();
    assertThat(dead.path("deadlettersize").asInt()).isGreaterThan(size);
    assertThat(dead.path("type").asText()).isEqualTo("bad");
    assertThat(dead.path("partitionkey").asText()).isEqualTo("ann");
  }

  @Test
  void sharesLargeEventsOutAmongCallsThatTheSidecarTakes() throws Exception {
    String group = id();
    String large = "x".repeat(LARGEST_CALL / 5);
    List<String> events =
        IntStream.range(0, 8).mapToObj(i -> event(group + "-" + i, "fine", large)).toList();

    HttpResponse<String> response = platform.emit("", events);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    await().atMost(SOON).until(() -> platform.calls("orders", group).size() == 8);
  }

  @Test
  void publishesWhatAMethodProduces() throws Exception {
    String id = id();

    platform.post("/produce", event(id, "fine"), Map.of());

    assertThat(platform.theOnlyCall("orders", id).event().path("source").asText())
        .isEqualTo("/shop");
  }

  @Test
  void carriesAnEventThroughAProcessor() throws Exception {
    String id = id();

    platform.emit("?topic=quotes", List.of(event(id, "fine")));

    JsonNode event = platform.theOnlyCall("orders", id).event();
    assertThat(event.path("price").asText()).isEqualTo("9.99");
    assertThat(event.path("traceparent").asText()).isEqualTo(TRACEPARENT);
  }

  @Test
  void deadLettersWhatAProcessorCanNeverHandleAndGoesOn() throws Exception {
    String id = id();

    platform.emit("?topic=quotes", List.of(event(id + "-bad", "bad"), event(id, "fine")));

    JsonNode dead = platform.theOnlyCall("dead-quotes", id + "-bad").event();
    assertThat(dead.path("deadletterreason").asText()).isEqualTo("no price");
    platform.theOnlyCall("orders", id);
  }

  @Test
  void deliversThroughABulkSubscription() throws Exception {
    String group = id();

    platform.emit(
        "?topic=bulk-orders", List.of(event(group + "-1", "fine"), event(group + "-bad", "bad")));
    platform.publishRaw("bulk-orders", "no json " + group);

    platform.theOnlyCall("bulk-orders", group + "-1");
    JsonNode dead = platform.theOnlyCall("dead-bulk-orders", group + "-bad").event();
    assertThat(dead.path("deadletterreason").asText()).isEqualTo("no such product");
    platform.theOnlyCall("dead-bulk-orders", base64("no json " + group));
  }

  /** The in-memory pub/sub never gathers more than one event, so the list is posted. */
  @Test
  void keepsABadEventOfAListFromTakingItsNeighboursAlong() throws Exception {
    String group = id();
    byte[] body =
        Events.bulk(
            bytes(event(group + "-1", "fine")),
            bytes(event(group + "-bad", "bad")),
            bytes(event(group + "-2", "fine")));

    HttpResponse<String> response =
        platform.post(
            "/dapr/events/bulk-orders",
            new String(body, StandardCharsets.UTF_8),
            Map.of("dapr-api-token", platform.tokens().app()));

    assertThat(response.body())
        .isEqualTo(
            "{\"statuses\":[{\"entryId\":\"0\",\"status\":\"SUCCESS\"},"
                + "{\"entryId\":\"1\",\"status\":\"SUCCESS\"},"
                + "{\"entryId\":\"2\",\"status\":\"SUCCESS\"}]}");
    platform.theOnlyCall("dead-bulk-orders", group + "-bad");
    assertThat(platform.calls("bulk-orders", group + "-1"))
        .extracting(OrdersPlatform.Call::batch)
        .containsExactly(3, 1);
    assertThat(platform.calls("bulk-orders", group + "-2"))
        .extracting(OrdersPlatform.Call::batch)
        .containsExactly(3, 1);
  }

  @Test
  void tellsTheApplicationOfEachSidecarThatSubscribes() throws Exception {
    await().atMost(SOON).until(() -> !platform.calls("sidecar", "subscribed").isEmpty());
    int before = platform.calls("sidecar", "subscribed").size();

    platform.get("/dapr/subscribe", Map.of("dapr-api-token", platform.tokens().app()));

    await().atMost(SOON).until(() -> platform.calls("sidecar", "subscribed").size() == before + 1);
    assertThat(platform.calls("sidecar", "subscribed").get(before).module()).isEqualTo("orders");
    platform.get("/dapr/subscribe", Map.of());
    platform.get("/dapr/config", Map.of("dapr-api-token", platform.tokens().app()));
    platform.get("/dapr/events/orders", Map.of("dapr-api-token", platform.tokens().app()));
    assertThat(platform.calls("sidecar", "subscribed")).hasSize(before + 1);
  }

  @Test
  void tellsTheSenderWhenAnEventCannotBePublished() throws Exception {
    HttpResponse<String> response = platform.emit("?misdirected=1", List.of(event(id(), "fine")));

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body())
        .contains("EventNotPublishedException")
        .contains("nowhere/misdirected");
  }

  @Test
  void tellsHowItsChannelsStand() throws Exception {
    JsonNode before = platform.channels();
    String id = id();

    platform.emit("", List.of(event(id, "outage")));
    platform.emit("", List.of(event(id + "-bad", "bad")));
    platform.emit("?misdirected=1", List.of(event(id, "fine")));
    platform.theOnlyCall("dead-orders", id + "-bad");

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode now = platform.channels();
              assertThat(rise(before, now, "orders", "handled")).isEqualTo(1);
              assertThat(rise(before, now, "orders", "retried")).isEqualTo(2);
              assertThat(rise(before, now, "orders", "deadLettered")).isEqualTo(1);
              assertThat(rise(before, now, "dead-orders", "handled")).isEqualTo(1);
              assertThat(rise(before, now, "outgoing", "published")).isEqualTo(2);
              assertThat(rise(before, now, "misdirected", "failed")).isEqualTo(1);
              assertThat(now.path("orders").path("lagSeconds").isNumber()).isTrue();
            });
    assertThat(platform.channels()).allSatisfy(DaprConnectorIT::assertServing);
  }

  private static void assertServing(JsonNode channel) {
    assertThat(channel.path("state").asText()).isEqualTo("SERVING");
  }

  private static long rise(JsonNode before, JsonNode now, String channel, String count) {
    return now.path(channel).path(count).asLong() - before.path(channel).path(count).asLong();
  }

  @Test
  void refusesWhoeverHasNotTheToken() throws Exception {
    String id = id();
    String event = event(id, "fine");

    assertThat(platform.post("/dapr/events/orders", event, Map.of()).statusCode()).isEqualTo(401);
    assertThat(
            platform
                .post("/dapr/events/orders", event, Map.of("dapr-api-token", "guess"))
                .statusCode())
        .isEqualTo(401);
    assertThat(platform.get("/dapr/subscribe", Map.of()).statusCode()).isEqualTo(401);
    assertThat(platform.get("/dapr/config", Map.of()).statusCode()).isEqualTo(401);
    assertThat(platform.get("/dapr/health", Map.of()).statusCode()).isEqualTo(204);
    assertThat(platform.calls("orders", id)).isEmpty();
  }

  @Test
  void hostsNoActors() throws Exception {
    HttpResponse<String> response =
        platform.get("/dapr/config", Map.of("dapr-api-token", platform.tokens().app()));

    assertThat(response.body()).isEqualTo("{\"entities\":[]}");
  }

  @Test
  void answersAnUnknownRouteSoThatTheSidecarTriesAgain() throws Exception {
    Map<String, String> token = Map.of("dapr-api-token", platform.tokens().app());

    assertThat(platform.post("/dapr/events/nobody", "{}", token).statusCode()).isEqualTo(503);
    assertThat(platform.post("/dapr/events/", "{}", token).statusCode()).isEqualTo(503);
    assertThat(platform.post("/dapr/events", "{}", token).statusCode()).isEqualTo(503);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(bytes(text));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static String event(String id, String type) {
    return event(id, type, "12.50");
  }

  private static String event(String id, String type, String total) {
    return """
        {"specversion":"1.0","id":"%s","type":"%s","source":"/shop","subject":"order-7",
         "time":"2026-11-21T10:00:00Z","partitionkey":"ann","traceparent":"%s",
         "tracestate":"vendor=1","datacontenttype":"application/json","data":{"total":"%s"}}
        """
        .formatted(id, type, TRACEPARENT, total);
  }
}
