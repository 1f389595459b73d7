package com.todoai.dapr.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.todoai.dapr.messaging.support.Events;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server with MicroProfile Health tells whoever would restart it. */
class LivenessIT {

  @Test
  void isUpUntilAStreamEndsWhateverBecomesOfTheSidecar() throws Exception {
    OrdersPlatform platform =
        OrdersPlatform.start(Path.of(System.getProperty("work"), "liveness"), "mpHealth-4.0");
    try {
      assertThat(liveness(platform).statusCode()).isEqualTo(200);
      assertThat(liveness(platform).body()).contains("\"dapr-channels\"");
      platform.sidecar().stop();
      assertThat(liveness(platform).statusCode()).isEqualTo(200);

      platform.post(
          "/dapr/events/fragile",
          new String(Events.json("last"), StandardCharsets.UTF_8),
          Map.of("dapr-api-token", platform.tokens().app()));

      await().atMost(Duration.ofSeconds(20)).until(() -> liveness(platform).statusCode() == 503);
      assertThat(liveness(platform).body()).contains("\"ended\":\"fragile\"");
    } finally {
      platform.stop();
    }
  }

  private static HttpResponse<String> liveness(OrdersPlatform platform)
      throws IOException, InterruptedException {
    return platform.get("/health/live", Map.of());
  }
}
