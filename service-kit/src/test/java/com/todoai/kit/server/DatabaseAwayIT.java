package com.todoai.kit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.todoai.kit.testing.ServiceSchema;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients and operators are told of a database that is away or takes no writes. */
@ExtendWith(ArquillianExtension.class)
class DatabaseAwayIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @ArquillianResource private KitServer server;

  private final String user = "user-" + UUID.randomUUID();

  @Deployment(testable = false)
  static WebArchive probe() {
    return ProbeWar.create();
  }

  @AfterEach
  void letTheDatabaseServe() throws SQLException {
    changeRunningRole("login", "set default_transaction_read_only = off");
    await().atMost(SOON).until(() -> list().statusCode() == 200);
    await()
        .atMost(SOON)
        .until(() -> post("/api/notes", "{\"title\":\"kept\"}").statusCode() == 200);
  }

  @Test
  void aDatabaseThatLetsNobodyInIsAnswered503() throws Exception {
    changeRunningRole("nologin");

    assertUnavailable(list());
  }

  @Test
  void aDatabaseThatTakesNoWritesIsAnswered503ToAWriteAlone() throws Exception {
    changeRunningRole("set default_transaction_read_only = on");
    await().atMost(SOON).until(() -> list().statusCode() == 200);

    assertUnavailable(post("/api/notes", "{\"title\":\"lost?\"}"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConnectionThatBreaksBeforeTheCommitIsAnswered503(boolean flushed) throws Exception {
    assertUnavailable(post("/api/notes/cut-off?flushed=" + flushed, "{}"));
    assertThat(list().body()).doesNotContain("cut off");
  }

  private void assertUnavailable(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    JsonObject problem = KitServer.parsed(answer.body());
    String correlationId = problem.getString("correlationId");
    assertThat(answer.body()).doesNotContain("SQL").doesNotContain(server.schema().runningRole());
    await()
        .untilAsserted(
            () ->
                assertThat(server.logOf(correlationId))
                    .filteredOn(line -> line.getString("message").contains("503"))
                    .hasSize(1));
    assertThat(server.logOf(correlationId)).noneMatch(line -> line.containsKey("ibm_stackTrace"));
  }

  private HttpResponse<String> list() throws Exception {
    return server.send(server.requestOf(user, "/api/notes").build());
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    return server.send(
        server
            .requestOf(user, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private void changeRunningRole(String... changes) throws SQLException {
    try (Connection connection = ServiceSchema.asOperator()) {
      RunningRole.change(connection, server.schema().runningRole(), changes);
    }
  }
}
