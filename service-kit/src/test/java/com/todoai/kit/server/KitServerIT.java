package com.todoai.kit.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kit promises, on a real Liberty with the services' own configuration. */
@ExtendWith(ArquillianExtension.class)
class KitServerIT {

  private static final int LONGEST_BODY = 1024 * 1024;

  @ArquillianResource private KitServer server;

  private final String user = "user-" + UUID.randomUUID();

  @Deployment(testable = false)
  static WebArchive probe() {
    return ProbeWar.create();
  }

  @Test
  void isStartedOnceTheSidecarWasSeenAndFromThenOn() throws Exception {
    assertThat(server.get("/health/started").statusCode()).isEqualTo(503);

    server.sidecar().isHealthy(true);
    assertThat(server.get("/health/started").statusCode()).isEqualTo(200);

    server.sidecar().isHealthy(false);
    assertThat(server.get("/health/started").statusCode()).isEqualTo(200);
  }

  @Test
  void isReadyWithItsDatabaseAndShowsTheOutbox() throws Exception {
    HttpResponse<String> ready = server.get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).contains("\"database\"").contains("\"outbox\"").contains("\"parked\"");
  }

  @Test
  void showsTheOutboxAsMetrics() throws Exception {
    assertThat(server.get("/metrics").body())
        .contains("outbox_pending")
        .contains("outbox_oldest_age")
        .contains("outbox_parked");
  }

  @Test
  void showsTheChannelsAsMetrics() throws Exception {
    await()
        .untilAsserted(
            () ->
                assertThat(server.get("/metrics").body())
                    .contains("channel=\"idle\"")
                    .contains("dapr_incoming_handled{")
                    .contains("dapr_incoming_waiting{")
                    .contains("dapr_incoming_oldest_waiting_seconds{")
                    .contains("dapr_incoming_lag_seconds{"));
  }

  @Test
  void tellsOperatorsHowItStands() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/api/status")
                .header("Authorization", "Bearer " + server.issuer().tokenOf(user, "operator"))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject status = KitServer.parsed(answer.body());
    assertThat(status.getString("service")).isEqualTo("kit");
    assertThat(status.getJsonObject("database").getBoolean("reachable")).isTrue();
    assertThat(status.getJsonObject("sidecar").containsKey("reachable")).isTrue();
    assertThat(status.getJsonObject("outbox").getInt("parked")).isZero();
    JsonObject channel = status.getJsonArray("incoming").getJsonObject(0);
    assertThat(channel.getString("channel")).isEqualTo("idle");
    assertThat(channel.getString("state")).isEqualTo("SERVING");
    assertThat(channel.getInt("waiting")).isZero();
    assertThat(channel.getJsonNumber("oldestWaitingSeconds").doubleValue()).isZero();
    assertThat(channel.isNull("lastHandledAt")).isTrue();
    assertThat(channel.isNull("lagSeconds")).isTrue();
  }

  @Test
  void tellsNobodyElseHowItStands() throws Exception {
    assertProblem(server.get("/api/status"), 401);
    assertProblem(get("/api/status"), 403);
  }

  @Test
  void answers401WithAProblemWhenTheTokenIsMissingOrForged() throws Exception {
    assertProblem(server.get("/api/notes"), 401);
    assertProblem(
        server.send(server.request("/api/notes").header("Authorization", "Bearer x.y.z").build()),
        401);
    String foreign = new TokenIssuer().tokenOf(user, "user");
    HttpResponse<String> refused =
        server.send(
            server.request("/api/notes").header("Authorization", "Bearer " + foreign).build());
    assertProblem(refused, 401);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
  }

  @Test
  void answers401WithAProblemWhenTheTokenNamesNobodyWhomAnEventCouldName() throws Exception {
    for (String subject : List.of(" ", "an\u0007a", "a".repeat(256))) {
      HttpResponse<String> refused = server.send(server.requestOf(subject, "/api/notes").build());
      assertProblem(refused, 401);
      assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }
  }

  @Test
  void answers403WithAProblemWhenTheRoleIsMissing() throws Exception {
    assertProblem(get("/api/notes/auditors"), 403);
  }

  @Test
  void answers404WithAProblem() throws Exception {
    assertProblem(get("/api/nowhere"), 404);
    assertProblem(server.get("/nowhere"), 404);
    assertThat(assertProblem(get("/api/notes/missing"), 404).getString("detail"))
        .isEqualTo("There is no such note.");
  }

  /** The server once switched protocols and then never answered. */
  @Test
  void answers404ToAClientThatOffersHttp2() throws Exception {
    HttpRequest first = server.request("/nowhere").version(HttpClient.Version.HTTP_2).build();

    assertProblem(HttpClient.newHttpClient().send(first, BodyHandlers.ofString()), 404);
  }

  @Test
  void answers405WithAProblemAndTheMethodsAllowed() throws Exception {
    HttpResponse<String> refused =
        server.send(asUser("/api/notes").method("DELETE", BodyPublishers.noBody()).build());

    assertProblem(refused, 405);
    assertThat(refused.headers().firstValue("Allow").orElse("")).contains("GET").contains("POST");
  }

  @Test
  void answers406And415WithAProblem() throws Exception {
    assertProblem(server.send(asUser("/api/notes").header("Accept", "image/png").build()), 406);
    assertProblem(
        server.send(
            asUser("/api/notes")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello"))
                .build()),
        415);
  }

  @Test
  void answers400WithAProblemForWhatIsNoJson() throws Exception {
    for (String body : List.of("{\"title\":", "{\"title\":{}}", "[]", "nonsense", "")) {
      assertThat(assertProblem(post("/api/notes", body), 400).toString())
          .doesNotContain("com.todoai")
          .doesNotContain("Exception");
    }
  }

  /** Declared by Content-Length, or in chunks of which nobody knows how many follow. */
  @Test
  void answers413WithAProblemForABodyThatIsTooLong() throws Exception {
    String longest = noteOf(LONGEST_BODY);
    assertThat(post("/api/notes", longest).statusCode()).isEqualTo(200);
    assertThat(postInChunks("/api/notes", longest).statusCode()).isEqualTo(200);

    String tooLong = noteOf(LONGEST_BODY + 1);
    JsonObject problem = assertProblem(post("/api/notes", tooLong), 413);
    assertThat(problem.getString("detail")).contains(Integer.toString(LONGEST_BODY));
    assertProblem(postInChunks("/api/notes", tooLong), 413);
    assertProblem(postInChunks("/api/notes", noteOf(8 * LONGEST_BODY)), 413);
  }

  /** A note as JSON of so many bytes. */
  private static String noteOf(int length) {
    String begin = "{\"title\":\"fits\"";
    return begin + " ".repeat(length - begin.length() - 1) + "}";
  }

  @Test
  void namesTheFieldsThatAreNotValid() throws Exception {
    JsonObject problem =
        assertProblem(
            post("/api/notes", "{\"title\":\"far too long a title\",\"tags\":[\"a\",\" \"]}"), 400);

    assertThat(
            problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("field")))
        .containsExactly("tags[1]", "title");
  }

  @Test
  void namesTheQueryParameterThatIsNotValid() throws Exception {
    JsonObject problem = assertProblem(get("/api/notes?limit=101"), 400);

    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("limit");
    // Jakarta REST section 3.2: a value that is of another type names no resource.
    assertProblem(get("/api/notes?limit=many"), 404);
  }

  @Test
  void answers409WithAProblemForALostUpdate() throws Exception {
    assertProblem(post("/api/notes/lost-update", "{}"), 409);
  }

  /** A stored document or an answer that is no JSON is not the client's fault. */
  @ParameterizedTest
  @ValueSource(strings = {"broken", "stored-nonsense", "unwritable"})
  void tellsNothingOfAFailureOfOursButTheCorrelationIdAndLogsItOnce(String path) throws Exception {
    String correlationId = "broken-" + UUID.randomUUID();
    HttpResponse<String> failure =
        server.send(asUser("/api/notes/" + path).header("X-Correlation-ID", correlationId).build());

    JsonObject problem = assertProblem(failure, 500);
    assertThat(problem.getString("correlationId")).isEqualTo(correlationId);
    assertThat(failure.body()).doesNotContain("hunter2").doesNotContain("Exception");
    await()
        .untilAsserted(
            () ->
                assertThat(server.logOf(correlationId))
                    .filteredOn(line -> line.containsKey("ibm_stackTrace"))
                    .hasSize(1));
  }

  @Test
  void answersWithTheCorrelationIdOfTheRequestOrOneOfItsOwn() throws Exception {
    HttpResponse<String> given =
        server.send(server.request("/nowhere").header("X-Correlation-ID", "my.own_id-1").build());
    assertThat(given.headers().allValues("X-Correlation-ID")).containsExactly("my.own_id-1");
    HttpResponse<String> unfit =
        server.send(server.request("/api/notes").header("X-Correlation-ID", "a b{}").build());
    assertThat(unfit.headers().allValues("X-Correlation-ID")).hasSize(1);
    assertThat(unfit.headers().firstValue("X-Correlation-ID").orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void putsTaskCorrelationAndTraceOnTheLogLine() throws Exception {
    String correlationId = "log-" + UUID.randomUUID();
    server.send(
        asUser("/api/notes/logged")
            .header("X-Correlation-ID", correlationId)
            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .build());

    await().untilAsserted(() -> assertThat(server.logOf(correlationId)).hasSize(2));
    JsonObject about = server.logOf(correlationId).get(0);
    assertThat(about.getString("message")).isEqualTo("a line about a task");
    assertThat(about.getString("taskId")).isEqualTo("task-4711");
    assertThat(about.getString("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(server.logOf(correlationId).get(1).containsKey("taskId")).isFalse();
  }

  @Test
  void showsAUserTheirOwnRowsAlone() throws Exception {
    String other = "other-" + UUID.randomUUID();
    assertThat(post("/api/notes", "{\"title\":\"mine\"}").statusCode()).isEqualTo(200);

    assertThat(get("/api/notes").body()).isEqualTo("[\"" + user + ":mine\"]");
    assertThat(server.send(server.requestOf(other, "/api/notes").build()).body()).isEqualTo("[]");
    assertThat(get("/api/notes/of/" + other).body()).isEqualTo("[]");
    assertThat(server.send(server.requestOf(other, "/api/notes/of/" + user).build()).body())
        .isEqualTo("[\"" + user + ":mine\"]");
    assertThat(get("/api/notes/of-everyone").body()).contains(user + ":mine");
  }

  @Test
  void publishesWhatWasCommittedAtOnceAndNothingElse() throws Exception {
    assertThat(post("/api/notes", "{\"title\":\"rollback\"}").statusCode()).isEqualTo(409);
    assertThat(post("/api/notes", "{\"title\":\"kept\"}").statusCode()).isEqualTo(200);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(server.get("/api/published").body())
                    .contains("notes:" + user + ":kept"));
    assertThat(server.get("/api/published").body()).doesNotContain(user + ":rollback");
    await().untilAsserted(() -> assertThat(rowsIn("outbox_message")).isZero());
  }

  private static JsonObject assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .as(response + " " + response.headers().map() + " " + response.body())
        .startsWith("application/problem+json");
    JsonObject problem = KitServer.parsed(response.body());
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("correlationId"))
        .isEqualTo(response.headers().firstValue("X-Correlation-ID").orElseThrow());
    return problem;
  }

  private long rowsIn(String table) throws Exception {
    try (Connection connection = server.schema().as(server.schema().owner()).getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return server.send(asUser(path).build());
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    return server.send(
        asUser(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private HttpResponse<String> postInChunks(String path, String json) throws Exception {
    return server.send(
        asUser(path)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json.getBytes(UTF_8))))
            .build());
  }

  private HttpRequest.Builder asUser(String path) throws Exception {
    return server.requestOf(user, path);
  }
}
