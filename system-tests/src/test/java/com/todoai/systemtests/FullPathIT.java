package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Answer;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.Frames;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change over REST reaches every other service. */
@ExtendWith(RunningPlatform.class)
class FullPathIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Stage stage;

  FullPathIT(Stage stage) {
    this.stage = stage;
  }

  private static List<JsonNode> items(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    List<JsonNode> items = new ArrayList<>();
    answer.body().path("items").forEach(items::add);
    return items;
  }

  @Test
  void aTaskLivesItsWholeLifeAndEveryStepIsAudited() {
    Client anna = stage.newUser("anna");
    Answer created = anna.createTask("{\"title\":\"Buy milk\",\"tags\":[\"home\"]}");
    String id = created.body().path("id").asText();

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).endsWith("/api/tasks/" + id);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(anna.patchTask(id, "{\"title\":\"Buy oat milk\"}").header("ETag"))
        .isEqualTo("\"2\"");
    assertThat(anna.complete(id).body().path("status").asText()).isEqualTo("COMPLETED");
    assertThat(anna.complete(id).header("ETag")).as("completing twice").isEqualTo("\"3\"");
    assertThat(anna.reopen(id).body().path("status").asText()).isEqualTo("PENDING");
    assertThat(anna.delete(id).status()).isEqualTo(204);
    assertThat(anna.get(Service.TODO, "/api/tasks/" + id).status()).isEqualTo(404);

    await().atMost(SOON).untilAsserted(() -> assertThat(items(anna.audit(id))).hasSize(5));
    List<JsonNode> entries = new ArrayList<>(items(anna.audit(id)));
    entries.sort((one, other) -> one.path("sequence").asInt() - other.path("sequence").asInt());
    assertThat(entries)
        .extracting(entry -> entry.path("action").asText())
        .containsExactly("CREATED", "UPDATED", "COMPLETED", "UPDATED", "DELETED");
    assertThat(entries)
        .extracting(entry -> entry.path("sequence").asInt())
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(entries)
        .extracting(entry -> entry.path("position").asInt())
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(entries.get(0).path("before").isNull()).isTrue();
    assertThat(entries.get(1).path("before").path("title").asText()).isEqualTo("Buy milk");
    assertThat(entries.get(1).path("after").path("title").asText()).isEqualTo("Buy oat milk");
    assertThat(entries.get(1).path("changes").path("title").path("new").asText())
        .isEqualTo("Buy oat milk");
    assertThat(entries.get(4).path("after").isNull()).isTrue();
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.path("actor").asText()).isEqualTo(anna.userId());
              assertThat(entry.path("source").asText()).isEqualTo("api");
              assertThat(entry.path("correlationId").asText()).isNotEmpty();
            });
  }

  @Test
  void anOpenSocketHearsOfTheChange() {
    Client anna = stage.newUser("anna");
    try (Frames frames = stage.framesOf(anna)) {
      String id = anna.task("{\"title\":\"Buy milk\"}").path("id").asText();

      await().atMost(SOON).untilAsserted(() -> assertThat(frames.of(id)).hasSize(1));
      JsonNode frame = frames.of(id).get(0);
      assertThat(frame.path("type").asText()).isEqualTo("com.todoai.task.created");
      assertThat(frame.path("subject").asText()).isEqualTo(id);
      assertThat(frame.path("cursor").asText()).isNotEmpty();
      assertThat(frame.path("data").path("task").path("title").asText()).isEqualTo("Buy milk");
      assertThat(frame.path("data").path("position").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aReminderFiresAtItsInstantAndIsShown() {
    Client anna = stage.newUser("anna");
    Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
    try (Frames frames = stage.framesOf(anna)) {
      String id =
          anna.task("{\"title\":\"Call\",\"dueAt\":\"%s\",\"reminders\":[\"PT0S\"]}".formatted(due))
              .path("id")
              .asText();

      await().atMost(SOON).untilAsserted(() -> assertThat(items(anna.notifications())).hasSize(1));
      JsonNode notification = items(anna.notifications()).get(0);
      assertThat(notification.path("taskId").asText()).isEqualTo(id);
      assertThat(notification.path("kind").asText()).isEqualTo("reminder");
      assertThat(notification.path("title").asText()).isEqualTo("Call");
      assertThat(notification.path("readAt").isNull()).isTrue();
      assertThat(Instant.parse(notification.path("createdAt").asText()))
          .isBetween(due, due.plusSeconds(5));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(frames.of(id))
                      .extracting(frame -> frame.path("type").asText())
                      .contains("com.todoai.notification.created"));
    }
  }

  @Test
  void completingARecurringTaskMakesTheNextOneOnce() {
    Client anna = stage.newUser("anna");
    String id =
        anna.task(
                """
                {"title":"Pay rent","dueAt":"2027-01-31T09:00:00Z","timeZone":"Europe/Berlin",
                 "recurrenceRule":"monthly","tags":["home"],"reminders":["P1D"]}
                """)
            .path("id")
            .asText();

    anna.complete(id);
    anna.reopen(id);
    anna.complete(id);

    await().atMost(SOON).untilAsserted(() -> assertThat(items(anna.tasks())).hasSize(2));
    JsonNode next =
        items(anna.tasks()).stream()
            .filter(task -> !task.path("id").asText().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(next.path("dueAt").asText()).isEqualTo("2027-02-28T09:00:00Z");
    assertThat(next.path("status").asText()).isEqualTo("PENDING");
    assertThat(next.path("recurrenceRule").asText()).isEqualTo("monthly");
    assertThat(next.path("tags").path(0).asText()).isEqualTo("home");
    assertThat(next.path("reminders").path(0).asText()).isEqualTo("P1D");

    // A second completion of the next one shows that the first pair made no twin in the meantime.
    anna.complete(next.path("id").asText());
    await().atMost(SOON).untilAsserted(() -> assertThat(items(anna.tasks())).hasSize(3));
    assertThat(items(anna.tasks()))
        .extracting(task -> task.path("dueAt").asText())
        .containsExactlyInAnyOrder(
            "2027-01-31T09:00:00Z", "2027-02-28T09:00:00Z", "2027-03-31T08:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dueAt\":\"2027-02-02T09:00:00Z\"}",
        "{\"recurrenceRule\":\"daily\"}",
        "{\"timeZone\":\"Asia/Tokyo\"}"
      })
  void aTaskThatIsReopenedAndChangedStartsNoSecondChain(String change) {
    Client anna = stage.newUser("anna");
    String first =
        anna.task(
                """
                {"title":"Pay rent","dueAt":"2027-01-31T09:00:00Z","timeZone":"Europe/Berlin",
                 "recurrenceRule":"monthly"}
                """)
            .path("id")
            .asText();
    anna.complete(first);
    await().atMost(SOON).untilAsserted(() -> assertThat(items(anna.tasks())).hasSize(2));
    String second = items(anna.tasks()).get(0).path("id").asText();

    anna.reopen(first);
    assertThat(anna.patchTask(first, change).status()).isEqualTo(200);
    anna.complete(first);

    // A user's events stay in order: once the third one is there, a twin would be there as well.
    anna.complete(second);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(items(anna.tasks()))
                    .extracting(task -> task.path("dueAt").asText())
                    .contains("2027-03-31T08:00:00Z"));
    assertThat(items(anna.tasks())).hasSize(3);
  }

  @Test
  void pagesLeadThroughTheWholeList() {
    Client anna = stage.newUser("anna");
    for (int i = 0; i < 5; i++) {
      anna.task("{\"title\":\"Task %d\"}".formatted(i));
    }

    List<String> titles = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = anna.get(Service.TODO, "/api/tasks?limit=2" + cursor);
      items(page).forEach(task -> titles.add(task.path("title").asText()));
      cursor =
          page.body().path("nextCursor").isNull()
              ? null
              : "&cursor=" + page.body().path("nextCursor").asText();
    } while (cursor != null);

    assertThat(titles).containsExactly("Task 4", "Task 3", "Task 2", "Task 1", "Task 0");
  }
}
