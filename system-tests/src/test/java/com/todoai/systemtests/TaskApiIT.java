package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Answer;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the todo service promises its clients, over HTTP as they speak it. */
@ExtendWith(RunningPlatform.class)
class TaskApiIT {

  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String NO_TASK = "/api/tasks/6f1c1f0e-0000-4000-8000-000000000000";

  private final Client anna;

  TaskApiIT(Stage stage) {
    this.anna = stage.newUser("anna");
  }

  private String newTask() {
    return "/api/tasks/" + anna.task("{\"title\":\"Buy milk\"}").path("id").asText();
  }

  private Answer send(String method, String path, String... headers) {
    String type = "PATCH".equals(method) ? MERGE_PATCH : null;
    String body = "PATCH".equals(method) ? "{\"title\":\"Buy oat milk\"}" : null;
    return anna.send(Service.TODO, method, path, type, body, headers);
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    assertThat(answer.body().path("title").asText()).isNotBlank();
  }

  private static List<String> fieldsOf(Answer answer) {
    assertProblem(answer, 400);
    List<String> fields = new ArrayList<>();
    for (JsonNode error : answer.body().path("errors")) {
      assertThat(error.path("detail").asText()).isNotBlank();
      fields.add(error.path("field").asText());
    }
    return fields;
  }

  @Test
  void aNewTaskIsFoundWhereItsLocationSays() {
    Answer created = anna.createTask("{\"title\":\"Buy milk\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Content-Type")).startsWith(JSON);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    Answer found = anna.get(Service.TODO, created.header("Location"));
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.header("ETag")).isEqualTo("\"1\"");
    assertThat(found.body()).isEqualTo(created.body());
    assertThat(found.body().path("version").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "W/\"1\"", "*", "\"7\", \"1\""})
  void aClientThatHasTheVersionIsSpared(String ifNoneMatch) {
    Answer answer = send("GET", newTask(), "If-None-Match", ifNoneMatch);

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.body().isMissingNode()).isTrue();
  }

  @Test
  void aClientThatHasAnotherVersionGetsTheTask() {
    String task = newTask();

    assertThat(send("GET", task, "If-None-Match", "\"2\"").status()).isEqualTo(200);
    assertThat(fieldsOf(send("GET", task, "If-None-Match", "1"))).containsExactly("If-None-Match");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"PATCH|''", "DELETE|''", "POST|/complete", "POST|/reopen"})
  void aChangeOfAnotherVersionIsRefused(String method, String action) {
    String task = newTask();

    for (String stale : List.of("\"2\"", "W/\"1\"", "\"0\", \"2\"")) {
      assertProblem(send(method, task + action, "If-Match", stale), 412);
    }
    for (String malformed : List.of("1", "\"1", "\"1\" \"2\"")) {
      assertThat(fieldsOf(send(method, task + action, "If-Match", malformed)))
          .containsExactly("If-Match");
    }
    assertThat(send("GET", task).header("ETag")).as("untouched").isEqualTo("\"1\"");
    for (String right : List.of("\"1\"", "*", "\"7\", \"1\"")) {
      assertThat(send(method, newTask() + action, "If-Match", right).isSuccess()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PATCH", "DELETE", "POST"})
  void whatDoesNotExistIsNotFound(String method) {
    for (String task : List.of(NO_TASK, "/api/tasks/1")) {
      assertProblem(send(method, "POST".equals(method) ? task + "/complete" : task), 404);
    }
  }

  @Test
  void anUnknownPathIsNotFound() {
    assertProblem(send("GET", "/api/notes"), 404);
    assertProblem(send("GET", "/"), 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT|/api/tasks",
        "DELETE|/api/tasks",
        "PUT|/api/tasks/6f1c1f0e-0000-4000-8000-000000000000",
        "POST|/api/tasks/6f1c1f0e-0000-4000-8000-000000000000",
        "GET|/api/tasks/6f1c1f0e-0000-4000-8000-000000000000/complete"
      })
  void aMethodThatIsNotOfferedIsNamedSo(String method, String path) {
    Answer answer = anna.send(Service.TODO, method, path, JSON, "{}");

    assertProblem(answer, 405);
    assertThat(answer.header("Allow")).isNotBlank();
  }

  @Test
  void whatCannotBeReadOrShownIsRefused() {
    String task = newTask();
    String body = "{\"title\":\"a\"}";

    assertProblem(anna.send(Service.TODO, "PATCH", task, JSON, body), 415);
    assertProblem(anna.send(Service.TODO, "PATCH", task, null, body), 415);
    assertProblem(anna.send(Service.TODO, "POST", "/api/tasks", "text/plain", body), 415);
    assertProblem(send("GET", task, "Accept", "text/html"), 406);
    assertProblem(
        anna.send(Service.TODO, "POST", "/api/tasks", JSON, body, "Accept", "text/html"), 406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"title\":}", "[]", "\"a\"", "null", "{\"title\":\"a\"}}", ""})
  void aBodyThatIsNoJsonObjectIsRefused(String body) {
    assertProblem(anna.send(Service.TODO, "POST", "/api/tasks", JSON, body), 400);
    assertProblem(anna.send(Service.TODO, "PATCH", newTask(), MERGE_PATCH, body), 400);
  }

  static Stream<Arguments> whatIsNotValid() {
    String due = "\"dueAt\":\"2030-01-01T09:00:00Z\"";
    return Stream.of(
        Arguments.of("title", "\"title\":\"%s\"".formatted("x".repeat(501))),
        Arguments.of("title", "\"title\":\" \""),
        Arguments.of("title", "\"title\":null"),
        Arguments.of("title", "\"title\":7"),
        Arguments.of("description", "\"description\":\"%s\"".formatted("x".repeat(20_001))),
        Arguments.of("status", "\"status\":\"DONE\""),
        Arguments.of("priority", "\"priority\":\"URGENT\""),
        Arguments.of("tags", "\"tags\":[%s]".formatted(many(51, "\"t%d\""))),
        Arguments.of("tags[1]", "\"tags\":[\"ok\",\"%s\"]".formatted("x".repeat(51))),
        Arguments.of("tags", "\"tags\":\"home\""),
        Arguments.of("dueAt", "\"dueAt\":\"tomorrow\""),
        Arguments.of("timeZone", due + ",\"timeZone\":\"Mars/Olympus\""),
        Arguments.of("timeZone", "\"timeZone\":\"Europe/Berlin\""),
        Arguments.of("recurrenceRule", due + ",\"recurrenceRule\":\"FREQ=NEVER\""),
        Arguments.of("recurrenceRule", "\"recurrenceRule\":\"daily\""),
        Arguments.of("reminders", due + ",\"reminders\":[%s]".formatted(many(21, "\"PT%dM\""))),
        Arguments.of("reminders[1]", due + ",\"reminders\":[\"PT1H\",\"an hour\"]"),
        Arguments.of("reminders", "\"reminders\":[\"PT1H\"]"),
        Arguments.of("id", "\"id\":\"6f1c1f0e-0000-4000-8000-000000000000\""),
        Arguments.of("version", "\"version\":7"),
        Arguments.of("dueDate", "\"dueDate\":\"2030-01-01\""));
  }

  private static String many(int count, String format) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(format::formatted)
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatIsNotValid")
  void whatIsNotValidIsNamed(String field, String member) {
    String title = member.startsWith("\"title\"") ? "" : "\"title\":\"a\",";
    String task = newTask();

    assertThat(fieldsOf(anna.createTask("{" + title + member + "}"))).containsExactly(field);
    assertThat(fieldsOf(anna.send(Service.TODO, "PATCH", task, MERGE_PATCH, "{" + member + "}")))
        .containsExactly(field);
    assertThat(send("GET", task).header("ETag")).as("untouched").isEqualTo("\"1\"");
  }

  @Test
  void whatIsJustShortEnoughIsTaken() {
    String body =
        """
        {"title":"%s","description":"%s","tags":[%s],"dueAt":"2030-01-01T09:00:00Z",
         "reminders":[%s]}
        """
            .formatted(
                "ü".repeat(500), "ü".repeat(20_000), many(50, "\"%050d\""), many(20, "\"PT%dM\""));

    assertThat(anna.createTask(body).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "status=DONE, status",
    "status=, status",
    "cursor=garbage, cursor",
    "cursor=, cursor",
    "limit=0, limit",
    "limit=201, limit",
    "limit=many, limit"
  })
  void aQueryThatCannotBeUnderstoodIsNamed(String query, String parameter) {
    assertThat(fieldsOf(send("GET", "/api/tasks?" + query))).containsExactly(parameter);
  }

  @Test
  void theListCanBeOfOneStatus() {
    String open = anna.task("{\"title\":\"open\"}").path("id").asText();
    String done = anna.task("{\"title\":\"done\"}").path("id").asText();
    anna.complete(done);

    Answer pending = send("GET", "/api/tasks?status=PENDING");

    assertThat(pending.body().path("items"))
        .singleElement()
        .satisfies(task -> assertThat(task.path("id").asText()).isEqualTo(open));
  }
}
