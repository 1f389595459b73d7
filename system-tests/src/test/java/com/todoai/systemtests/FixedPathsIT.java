package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The paths that probes and tools rely on, the same on every service, without a token. */
@ExtendWith(RunningPlatform.class)
class FixedPathsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** With the kind of content, and something of it that no error page has. */
  private enum FixedPath {
    STARTED("/health/started", "application/json", "\"status\":\"UP\""),
    READY("/health/ready", "application/json", "\"status\":\"UP\""),
    LIVE("/health/live", "application/json", "\"status\":\"UP\""),
    METRICS("/metrics", "text/plain", "# TYPE dapr_"),
    OPENAPI("/openapi", "text/plain", "/api/status:");

    private final String path;
    private final String mediaType;
    private final String content;

    FixedPath(String path, String mediaType, String content) {
      this.path = path;
      this.mediaType = mediaType;
      this.content = content;
    }
  }

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Platform platform;

  FixedPathsIT(Stage stage) {
    this.platform = stage.platform();
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void answers(Service service, FixedPath fixed) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(service, fixed);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(fixed.mediaType);
    assertThat(answer.body()).contains(fixed.content);
  }

  @Test
  void recurrenceMeasuresWhatItsSeriesWaitFor() throws IOException, InterruptedException {
    assertThat(get(Service.RECURRENCE, FixedPath.METRICS).body())
        .contains("occurrences_pending{", "occurrences_oldest_age_seconds{", "occurrences_parked{");
  }

  private HttpResponse<String> get(Service service, FixedPath fixed)
      throws IOException, InterruptedException {
    URI uri = platform.url(PartName.of(service)).resolve(fixed.path);
    return http.send(
        HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  static Stream<Arguments> everywhere() {
    return Arrays.stream(Service.values())
        .flatMap(
            service ->
                Arrays.stream(FixedPath.values()).map(fixed -> Arguments.of(service, fixed)));
  }
}
