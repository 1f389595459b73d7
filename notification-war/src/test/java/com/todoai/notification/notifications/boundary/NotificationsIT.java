package com.todoai.notification.notifications.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.event.NotificationEvent;
import com.todoai.event.ReminderEvent;
import com.todoai.event.ReminderEventType;
import com.todoai.event.ReminderOffset;
import com.todoai.event.SchemaVersion;
import com.todoai.event.Topics;
import com.todoai.event.UnsupportedSchemaVersionException;
import com.todoai.kit.identity.UserScope;
import com.todoai.kit.paging.Page;
import com.todoai.kit.problem.FieldError;
import com.todoai.kit.problem.ProblemException;
import com.todoai.kit.testing.NoLog;
import com.todoai.kit.testing.RecordedOutbox;
import com.todoai.kit.testing.ServiceDatabase;
import com.todoai.notification.notifications.control.NotificationJournal;
import com.todoai.notification.notifications.control.Notifications;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationsIT {

  private static final Instant DUE = Instant.parse("2026-05-04T09:00:00Z");

  private static ServiceDatabase database;

  private final RecordedOutbox<NotificationEvent> outbox =
      new RecordedOutbox<>(Topics.TASK_UPDATES, NotificationEvent::from);
  private final String user = "user-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    database = ServiceDatabase.start("notification");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private void take(CloudEvent event) {
    database.run(
        em ->
            new ReminderConsumer(
                    new Notifications(em), new NotificationJournal(outbox, new NoLog()))
                .on(event));
  }

  private void take(ReminderEvent event) {
    take(event.toCloudEvent());
  }

  private static <T> T as(String user, Function<NotificationsResource, T> call) {
    return UserScope.callAs(
        user,
        () -> database.call(em -> call.apply(new NotificationsResource(new Notifications(em)))));
  }

  private List<NotificationView> all(String user) {
    return as(user, resource -> resource.list(null, null)).items();
  }

  private ReminderEvent fired() {
    return event(ReminderEventType.FIRED, UUID.randomUUID(), "PT1H");
  }

  private ReminderEvent event(ReminderEventType type, UUID taskId, String offset) {
    return new ReminderEvent(
        UUID.randomUUID(),
        type,
        UUID.randomUUID(),
        taskId,
        user,
        "Water the plants",
        ReminderOffset.parse(offset),
        DUE,
        DUE.minusSeconds(3600),
        DUE.minusSeconds(3600),
        SchemaVersion.CURRENT,
        "correlation-1",
        "recurrence",
        "recurrence");
  }

  @Test
  void aReminderThatFiredIsANotificationAndAnEvent() {
    ReminderEvent fired = fired();

    take(fired);

    List<NotificationView> notifications = all(user);
    assertThat(notifications).hasSize(1);
    NotificationView notification = notifications.get(0);
    assertThat(notification.taskId()).isEqualTo(fired.taskId());
    assertThat(notification.kind()).isEqualTo("reminder");
    assertThat(notification.title()).isEqualTo("Water the plants");
    assertThat(notification.readAt()).isNull();
    assertThat(outbox.events()).hasSize(1);
    NotificationEvent told = outbox.events().get(0);
    assertThat(told.notificationId()).isEqualTo(notification.id());
    assertThat(told.createdAt()).isEqualTo(notification.createdAt());
    assertThat(told.userId()).isEqualTo(user);
    assertThat(told.correlationId()).isEqualTo("correlation-1");
  }

  @Test
  void aNotificationGoesOnWithTheTraceOfItsReminder() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    take(CloudEventBuilder.v1(fired().toCloudEvent()).withExtension("traceparent", trace).build());
    take(fired());

    assertThat(outbox.traceParents()).containsExactly(trace, null);
  }

  @Test
  void aReminderThatIsToldOfTwiceIsOneNotification() {
    UUID task = UUID.randomUUID();

    take(event(ReminderEventType.FIRED, task, "PT1H"));
    take(event(ReminderEventType.FIRED, task, "PT1H"));
    take(event(ReminderEventType.FIRED, task, "PT2H"));

    assertThat(all(user)).hasSize(2);
    assertThat(outbox.events()).hasSize(2);
  }

  @Test
  void otherEventsArePassedOver() {
    take(event(ReminderEventType.SCHEDULED, UUID.randomUUID(), "PT1H"));
    take(event(ReminderEventType.CANCELLED, UUID.randomUUID(), "PT1H"));

    assertThat(all(user)).isEmpty();
    assertThat(outbox.events()).isEmpty();
  }

  /** Another major version may add types; it is for a newer release, not to be lost here. */
  @ParameterizedTest
  @EnumSource
  void anEventOfAnotherMajorVersionIsPutAside(ReminderEventType type) {
    CloudEvent later =
        CloudEventBuilder.v1(event(type, UUID.randomUUID(), "PT1H").toCloudEvent())
            .withData("application/json", "{\"schemaVersion\":\"2.0\"}".getBytes(UTF_8))
            .build();
    CloudEvent snoozed =
        CloudEventBuilder.v1(later).withType("com.todoai.reminder.snoozed").build();

    for (CloudEvent event : List.of(later, snoozed)) {
      assertThatExceptionOfType(UnprocessableEventException.class)
          .isThrownBy(() -> take(event))
          .withCauseInstanceOf(UnsupportedSchemaVersionException.class);
    }
  }

  @Test
  void anEventOfATypeThatTheContractDoesNotHaveIsPutAside() {
    CloudEvent snoozed =
        CloudEventBuilder.v1(fired().toCloudEvent())
            .withType("com.todoai.reminder.snoozed")
            .build();

    assertThatExceptionOfType(UnprocessableEventException.class)
        .isThrownBy(() -> take(snoozed))
        .withMessageContaining("type");
  }

  @Test
  void aMalformedEventCanNeverBeHandled() {
    CloudEvent malformed =
        CloudEventBuilder.v1(fired().toCloudEvent()).withSubject("another task").build();

    assertThatExceptionOfType(UnprocessableEventException.class)
        .isThrownBy(() -> take(malformed))
        .withMessageContaining("subject");
  }

  @Test
  void pagesShowEachNotificationOnceNewestFirst() {
    for (int i = 0; i < 7; i++) {
      take(fired());
    }

    List<NotificationView> walked = new ArrayList<>();
    String cursor = null;
    do {
      String place = cursor;
      Page<NotificationView> page = as(user, resource -> resource.list("3", place));
      walked.addAll(page.items());
      cursor = page.nextCursor();
      take(fired());
    } while (cursor != null);

    assertThat(walked).hasSize(7).doesNotHaveDuplicates();
    assertThat(walked).isSortedAccordingTo((a, b) -> b.createdAt().compareTo(a.createdAt()));
  }

  @Test
  void aNotificationIsReadOnce() {
    take(fired());
    String id = all(user).get(0).id().toString();

    NotificationView first = as(user, resource -> resource.read(id));
    NotificationView second = as(user, resource -> resource.read(id));

    assertThat(first.readAt()).isNotNull();
    assertThat(second).isEqualTo(first);
    assertThat(all(user)).containsExactly(first);
  }

  @Test
  void somebodyElseNeitherSeesNorReadsIt() {
    take(fired());
    String id = all(user).get(0).id().toString();

    assertThat(all("mallory")).isEmpty();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> as("mallory", resource -> resource.read(id)))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(404));
    assertThat(all(user).get(0).readAt()).isNull();
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    for (String id : List.of(UUID.randomUUID().toString(), "1")) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> as(user, resource -> resource.read(id)))
          .satisfies(problem -> assertThat(problem.status()).isEqualTo(404));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1000"})
  void aBadLimitIsNamed(String limit) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> as(user, resource -> resource.list(limit, null)))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(400))
        .satisfies(
            problem ->
                assertThat(problem.errors()).extracting(FieldError::field).contains("limit"));
  }

  @Test
  void aBadCursorIsNamed() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> as(user, resource -> resource.list(null, "tampered")))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(400))
        .satisfies(
            problem ->
                assertThat(problem.errors()).extracting(FieldError::field).contains("cursor"));
  }
}
