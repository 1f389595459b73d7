package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.platform.Platform;
import com.todoai.platform.identity.Role;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Answer;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.Hang;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import com.todoai.systemtests.support.Trail;
import com.todoai.systemtests.support.Writers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What users and probes are told while a part is away, and what happens when it is back. */
@ExtendWith(RunningPlatform.class)
class AwayIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration LONGER_THAN_A_CALL = Duration.ofSeconds(30);
  private static final int WORDY_USERS = 8;
  private static final int LONGEST_DESCRIPTION = 20_000;

  private final Stage stage;
  private final Platform platform;

  AwayIT(Stage stage) {
    this.stage = stage;
    this.platform = stage.platform();
  }

  @AfterEach
  void bringEverythingBack() {
    platform.start();
    platform.awaitHealthy(SOON);
  }

  @Test
  void aWriteIsTakenWhileTheSidecarIsAwayAndHeardOfAfterwards() {
    Client anna = stage.newUser("anna");
    platform.kill(PartName.sidecarOf(Service.TODO));

    Answer created = anna.createTask("{\"title\":\"while nobody carries events\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(health(Service.TODO, "ready")).as("requests can be answered").isEqualTo(200);
    String id = created.body().path("id").asText();
    platform.start(PartName.sidecarOf(Service.TODO));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(anna.audit(id).body().path("items")).hasSize(1));
  }

  /** A sidecar that hangs takes the calls and answers none, unlike one that is gone. */
  @Test
  void largeWritesGoOnWhileTheSidecarHangsAndAreEachHeardOfOnce() {
    List<Writers.Writer> written =
        Stream.generate(() -> new Writers.Writer(stage.newUser("wordy")))
            .limit(WORDY_USERS)
            .toList();
    try (Hang hang = Hang.of(platform, PartName.sidecarOf(Service.TODO))) {
      Instant end = Instant.now().plus(LONGER_THAN_A_CALL);
      while (Instant.now().isBefore(end)) {
        written.forEach(writer -> writeAtLength(writer, hang));
      }
    }

    Trail trail = new Trail(platform);
    written.forEach(trail::assertComplete);
  }

  private static void writeAtLength(Writers.Writer writer, Hang hang) {
    Answer created =
        writer
            .user()
            .createTask(
                "{\"title\":\"at length\",\"description\":\"%s\"}"
                    .formatted("x".repeat(LONGEST_DESCRIPTION)));
    assertThat(writer.note(created)).as("%s while %s", created, hang).isTrue();
  }

  @Test
  void aReminderOutlivesTheProcessThatPlannedIt() {
    Client anna = stage.newUser("anna");
    Instant due = Instant.now().plusSeconds(12).truncatedTo(ChronoUnit.MILLIS);
    anna.task(
        "{\"title\":\"Call\",\"dueAt\":\"%s\",\"reminders\":[\"PT0S\",\"PT1S\"]}".formatted(due));
    await().atMost(SOON).until(() -> plannedReminders(anna) == 2);
    platform.kill(PartName.of(Service.RECURRENCE));
    assertThat(plannedReminders(anna)).as("still to be fired by whoever comes next").isEqualTo(2);
    platform.start(PartName.of(Service.RECURRENCE));

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(anna.notifications().body().path("items")).hasSize(2));
    platform.kill(PartName.of(Service.RECURRENCE));
    platform.start(PartName.of(Service.RECURRENCE));
    platform.awaitHealthy(SOON);
    String marker =
        anna.task(
                "{\"title\":\"Marker\",\"dueAt\":\"%s\",\"reminders\":[\"PT0S\"]}"
                    .formatted(Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS)))
            .path("id")
            .asText();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(anna.notifications().body().path("items"))
                    .anySatisfy(n -> assertThat(n.path("taskId").asText()).isEqualTo(marker)));
    assertThat(anna.notifications().body().path("items")).as("none fired twice").hasSize(3);
  }

  @Test
  void aRecurringTaskGoesOnOnceTodoIsBackHoweverOftenItWasAskedInVain() {
    Client anna = stage.newUser("anna");
    Client operator = stage.newUser("operator", Role.OPERATOR);
    platform.stop(PartName.of(Service.RECURRENCE));
    String first =
        anna.task(
                "{\"title\":\"Water\",\"dueAt\":\"2030-01-01T09:00:00Z\",\"recurrenceRule\":\"daily\"}")
            .path("id")
            .asText();
    assertThat(anna.complete(first).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> anna.audit(first).body().path("items").size() == 2);
    platform.kill(PartName.of(Service.TODO));
    platform.start(PartName.of(Service.RECURRENCE));

    await().atMost(SOON).until(() -> vainRequestsFor(first) >= 3);
    await("operators are told")
        .atMost(SOON)
        .until(
            () -> showsAWaitingOccurrence(operator.get(Service.RECURRENCE, "/api/status").body()));
    platform.start(PartName.of(Service.TODO));
    platform.awaitHealthy(SOON);

    await().atMost(SOON).until(() -> openTaskDueAt(anna, "2030-01-02T09:00:00Z").isPresent());
    // A user's events stay in order: once the third one is there, a twin would be there as well.
    anna.complete(openTaskDueAt(anna, "2030-01-02T09:00:00Z").orElseThrow());
    await().atMost(SOON).until(() -> openTaskDueAt(anna, "2030-01-03T09:00:00Z").isPresent());
    assertThat(anna.tasks().body().path("items")).hasSize(3);
  }

  private static boolean showsAWaitingOccurrence(JsonNode status) {
    JsonNode occurrences = status.path("backlogs").path(0);
    return occurrences.path("pending").asLong() > 0
        && occurrences.path("oldestAgeSeconds").asDouble() > 0;
  }

  private static Optional<String> openTaskDueAt(Client user, String instant) {
    return StreamSupport.stream(user.tasks().body().path("items").spliterator(), false)
        .filter(task -> task.path("dueAt").asText().equals(instant))
        .filter(task -> task.path("status").asText().equals("PENDING"))
        .map(task -> task.path("id").asText())
        .findFirst();
  }

  @Test
  void aServiceWithoutItsDatabaseSaysSo() {
    Client anna = stage.newUser("anna");
    platform.kill(PartName.POSTGRES);

    await().atMost(SOON).until(() -> health(Service.TODO, "ready") == 503);
    assertThat(health(Service.TODO, "live")).as("a restart would not help").isEqualTo(200);
    Answer answer = anna.createTask("{\"title\":\"lost?\"}");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");

    platform.start(PartName.POSTGRES);
    await().atMost(SOON).until(() -> health(Service.TODO, "ready") == 200);
    await().atMost(SOON).until(() -> anna.createTask("{\"title\":\"kept\"}").status() == 201);
    assertThat(anna.tasks().body().path("items")).hasSize(1);
  }

  /** Without a limit it would wait as long as the database hangs, and so would all after it. */
  @Test
  void aRequestToADatabaseThatHangsIsAnsweredBeforeItGoesOn() {
    Client anna = stage.newUser("anna");
    anna.task("{\"title\":\"before\"}");
    try (Hang hang = Hang.of(platform, PartName.POSTGRES)) {
      Answer answer = anna.tasks();

      assertThat(answer.status()).as("while %s", hang).isEqualTo(503);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    await().atMost(SOON).until(() -> anna.tasks().status() == 200);
  }

  /** In the database, that is: the event is handled and will not come again. */
  private long plannedReminders(Client user) {
    return numberInRecurrence(
        "SELECT count(*) FROM recurrence_service.reminder WHERE user_id = ? AND state ="
            + " 'SCHEDULED'",
        user.userId());
  }

  /** How often todo was asked in vain for what follows a completed task. */
  private long vainRequestsFor(String completedTask) {
    return numberInRecurrence(
        """
        SELECT coalesce(max(attempts), 0) FROM recurrence_service.occurrence_request
        WHERE task_id = ?::uuid AND state = 'PENDING' AND failure IS NOT NULL\
        """,
        completedTask);
  }

  private long numberInRecurrence(String sql, String parameter) {
    try (Connection connection = platform.database().connectAsRunningRole(Service.RECURRENCE);
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, parameter);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int health(Service service, String probe) {
    return stage.withToken(null).get(service, "/health/" + probe).status();
  }
}
