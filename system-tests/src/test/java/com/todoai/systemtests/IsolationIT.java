package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.platform.identity.Role;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Answer;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.Frames;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user never sees what belongs to another one. */
@ExtendWith(RunningPlatform.class)
class IsolationIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PATCH = "application/merge-patch+json";

  private final Stage stage;

  IsolationIT(Stage stage) {
    this.stage = stage;
  }

  @ParameterizedTest
  @CsvSource({
    "GET, , ",
    "PATCH, , application/merge-patch+json",
    "DELETE, , ",
    "POST, /complete, ",
    "POST, /reopen, "
  })
  void aForeignTaskIsOneThatDoesNotExist(String method, String action, String contentType) {
    Client anna = stage.newUser("anna");
    Client ben = stage.newUser("ben");
    String id = anna.task("{\"title\":\"Secret\"}").path("id").asText();
    String path = "/api/tasks/" + id + (action == null ? "" : action);
    String body = PATCH.equals(contentType) ? "{\"title\":\"Mine\"}" : null;

    Answer answer = ben.send(Service.TODO, method, path, contentType, body);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().toString()).doesNotContain("Secret");
    Answer own = anna.get(Service.TODO, "/api/tasks/" + id);
    assertThat(own.body().path("title").asText()).isEqualTo("Secret");
    assertThat(own.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void listsShowTheCallersOwn() {
    Client anna = stage.newUser("anna");
    Client ben = stage.newUser("ben");
    String id = anna.task("{\"title\":\"Secret\"}").path("id").asText();

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(anna.audit(id).body().path("items")).hasSize(1));
    assertThat(ben.tasks().body().path("items")).isEmpty();
    assertThat(ben.audit(id).body().path("items")).isEmpty();
    assertThat(ben.notifications().body().path("items")).isEmpty();
  }

  @Test
  void aUserMayNotAskForSomebodyElsesEntries() {
    Client anna = stage.newUser("anna");
    Client ben = stage.newUser("ben");

    Answer answer = ben.get(Service.AUDIT, "/api/audit?userId=" + anna.userId());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("detail").asText()).contains("userId");
    assertThat(ben.get(Service.AUDIT, "/api/audit?userId=" + ben.userId()).status()).isEqualTo(200);
  }

  /** Whoever finds a cursor learns nothing by it: it is a place in the reader's own list. */
  @ParameterizedTest
  @CsvSource({"AUDIT, /api/audit", "TODO, /api/tasks"})
  void aForeignCursorLeadsThroughTheOwnListOnly(Service service, String list) {
    Client anna = stage.newUser("anna");
    Client ben = stage.newUser("ben");
    ben.task("{\"title\":\"Ben's, before\"}");
    anna.task("{\"title\":\"Secret\"}");
    anna.task("{\"title\":\"Secret\"}");
    ben.task("{\"title\":\"Ben's, after\"}");
    for (Client user : List.of(anna, ben)) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(user.get(service, list).body().path("items")).hasSize(2));
    }
    String cursor = anna.get(service, list + "?limit=1").body().path("nextCursor").asText();

    Answer page = ben.get(service, list + "?cursor=" + cursor);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body().path("items")).as("what Ben did before").hasSize(1);
    assertThat(page.body().toString()).contains("Ben's, before").doesNotContain("Secret");
    assertThat(ben.get(service, list).body().toString()).doesNotContain("Secret");
  }

  @Test
  void anAuditorReadsEverybodysEntries() {
    Client anna = stage.newUser("anna");
    Client auditor = stage.newUser("auditor", Role.AUDITOR);
    String id = anna.task("{\"title\":\"Secret\"}").path("id").asText();

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(auditor.audit(id).body().path("items")).hasSize(1));
    assertThat(auditor.get(Service.TODO, "/api/tasks/" + id).status()).isEqualTo(404);
  }

  /** Both users write, so that a broadcast would show before the last own frame. */
  @Test
  void framesGoToTheirUserOnly() {
    Client anna = stage.newUser("anna");
    Client ben = stage.newUser("ben");
    try (Frames annas = stage.framesOf(anna);
        Frames bens = stage.framesOf(ben)) {
      for (int i = 0; i < 10; i++) {
        anna.task("{\"title\":\"Anna's\"}");
        ben.task("{\"title\":\"Ben's\"}");
      }

      await().atMost(SOON).until(() -> annas.received().size() >= 10);
      await().atMost(SOON).until(() -> bens.received().size() >= 10);
      assertThat(annas.received())
          .hasSize(10)
          .allSatisfy(
              frame ->
                  assertThat(frame.path("data").path("userId").asText()).isEqualTo(anna.userId()));
      assertThat(bens.received())
          .hasSize(10)
          .allSatisfy(
              frame ->
                  assertThat(frame.path("data").path("userId").asText()).isEqualTo(ben.userId()));
    }
  }

  @Test
  void aNotificationIsItsUsersAlone() {
    Client anna = stage.newUser("anna");
    Client ben = stage.newUser("ben");
    Instant due = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
    try (Frames annas = stage.framesOf(anna);
        Frames bens = stage.framesOf(ben)) {
      String task =
          anna.task(
                  "{\"title\":\"Secret\",\"dueAt\":\"%s\",\"reminders\":[\"PT0S\"]}".formatted(due))
              .path("id")
              .asText();
      await().atMost(SOON).until(() -> anna.notifications().body().path("items").size() == 1);
      String id = anna.notifications().body().path("items").path(0).path("id").asText();
      String read = "/api/notifications/" + id + "/read";

      assertThat(ben.notifications().body().path("items")).isEmpty();
      Answer answer = ben.send(Service.NOTIFICATION, "POST", read, null, null);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.body().toString()).doesNotContain("Secret");
      JsonNode untouched = anna.notifications().body().path("items").path(0);
      assertThat(untouched.path("readAt").isNull()).isTrue();
      assertThat(anna.send(Service.NOTIFICATION, "POST", read, null, null).status()).isEqualTo(200);

      await().atMost(SOON).until(() -> annas.of(task).size() == 2);
      assertThat(annas.of(task).get(1).path("type").asText())
          .isEqualTo("com.todoai.notification.created");
      String bensTask = ben.task("{\"title\":\"Ben's\"}").path("id").asText();
      await().atMost(SOON).until(() -> bens.of(bensTask).size() == 1);
      assertThat(bens.received()).as("and nothing of Anna's before it").hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TODO, /api/tasks",
    "TODO, /api/tasks/6f1c1f0e-0000-4000-8000-000000000000",
    "AUDIT, /api/audit",
    "NOTIFICATION, /api/notifications"
  })
  void withoutAValidTokenThereIsNothing(Service service, String path) {
    for (String token : new String[] {null, "abc", forged()}) {
      Answer answer = stage.withToken(token).get(service, path);
      assertThat(answer.status()).as("%s with token %s", path, token).isEqualTo(401);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.body().path("status").asInt()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void withoutAValidTokenNoSocketOpens() {
    for (String token : new String[] {null, "abc", forged()}) {
      assertThatThrownBy(() -> stage.framesOf(stage.withToken(token)))
          .hasCauseInstanceOf(WebSocketHandshakeException.class)
          .cause()
          .satisfies(
              refused ->
                  assertThat(((WebSocketHandshakeException) refused).getResponse().statusCode())
                      .isEqualTo(401));
    }
  }

  @Test
  void internalDoorsAreShutToUsers() {
    Client anna = stage.newUser("anna");
    String path = "/internal/occurrences/6f1c1f0e-0000-4000-8000-000000000000/2027-01-01T00:00:00Z";

    Answer answer = anna.send(Service.TODO, "PUT", path, "application/json", "{}");

    assertThat(answer.status()).isEqualTo(403);
    Answer forgedEvent =
        anna.send(Service.AUDIT, "POST", "/dapr/events/task-events", "application/json", "{}");
    assertThat(forgedEvent.status()).isIn(401, 403);
  }

  /** A token that is right in everything but the key: its signature has one letter changed. */
  private String forged() {
    String token = stage.newUser("mallory").token();
    int at = token.lastIndexOf('.') + 10;
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }
}
