package com.todoai.platform.liberty;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a server says of its own health, as MicroProfile Health has it. */
final class HealthReport {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  private final URI uri;

  /**
   * @param uri of the report
   */
  HealthReport(URI uri) {
    this.uri = uri;
  }

  /** The names of the checks that fail; empty when none does or the server does not answer yet. */
  List<String> down() {
    try {
      HttpResponse<String> answer =
          CLIENT.send(
              HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.ofString());
      Map<String, Object>[] checks =
          JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(answer.body()), "checks");
      return Arrays.stream(checks)
          .filter(check -> "DOWN".equals(check.get("status")))
          .map(check -> String.valueOf(check.get("name")))
          .toList();
    } catch (IOException | ParseException notYet) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
