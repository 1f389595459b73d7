package com.todoai.dapr.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.todoai.dapr.messaging.support.Events;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the sidecar sees of a server that is told to stop. */
class ShutdownIT {

  @Test
  void finishesWhatItHandlesAndNeverAnswersNotFound() throws Exception {
    OrdersPlatform platform = OrdersPlatform.start(Path.of(System.getProperty("work"), "shutdown"));
    try {
      CompletableFuture<HttpResponse<String>> slow =
          CompletableFuture.supplyAsync(() -> post(platform, event("slow-one", "slow")));

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> platform.calls("orders", "slow-one").size() == 1);

      platform.server().terminate();

      Set<Integer> statuses = statusesUntilGone(platform);
      assertThat(statuses).isSubsetOf(200, 503);
      assertThat(platform.server().output()).contains("slow order handled");
      // The server answers 503 for a handler that outlives its endpoint: the event comes again.
      HttpResponse<String> answer = slow.get(30, TimeUnit.SECONDS);
      assertThat(answer.statusCode() + answer.body()).isIn("200{\"status\":\"SUCCESS\"}", "503");
    } finally {
      platform.stop();
    }
  }

  /** Posts as fast as it can, so that no moment of the shutdown goes unseen. */
  private static Set<Integer> statusesUntilGone(OrdersPlatform platform)
      throws InterruptedException {
    Set<Integer> statuses = new TreeSet<>();
    while (platform.server().alive()) {
      try {
        HttpResponse<String> health = platform.get("/dapr/health", Map.of());
        if (health.statusCode() != 204) {
          statuses.add(health.statusCode());
        }
        statuses.add(
            platform
                .post(
                    "/dapr/events/nobody", "{}", Map.of("dapr-api-token", platform.tokens().app()))
                .statusCode());
      } catch (IOException e) {
        // Refused or cut off: the sidecar delivers again.
        Thread.onSpinWait();
      }
    }
    return statuses;
  }

  private static HttpResponse<String> post(OrdersPlatform platform, String body) {
    try {
      return platform.post(
          "/dapr/events/orders", body, Map.of("dapr-api-token", platform.tokens().app()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String event(String id, String type) {
    return new String(
        new JsonFormat().serialize(CloudEventBuilder.from(Events.event(id)).withType(type).build()),
        StandardCharsets.UTF_8);
  }
}
