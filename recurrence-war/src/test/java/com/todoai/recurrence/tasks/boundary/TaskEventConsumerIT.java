package com.todoai.recurrence.tasks.boundary;

import static com.todoai.event.ReminderEventType.CANCELLED;
import static com.todoai.event.ReminderEventType.FIRED;
import static com.todoai.event.ReminderEventType.SCHEDULED;
import static com.todoai.recurrence.Latches.awaitQuietly;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.event.ReminderEvent;
import com.todoai.event.ReminderEventType;
import com.todoai.event.TaskEvent;
import com.todoai.event.Topics;
import com.todoai.event.UnsupportedSchemaVersionException;
import com.todoai.kit.testing.NoLog;
import com.todoai.kit.testing.RecordedOutbox;
import com.todoai.kit.testing.ServiceDatabase;
import com.todoai.recurrence.OwnThread;
import com.todoai.recurrence.RecordedEvents;
import com.todoai.recurrence.TaskHistory;
import com.todoai.recurrence.occurrences.control.Continuation;
import com.todoai.recurrence.occurrences.control.OccurrenceRequests;
import com.todoai.recurrence.occurrences.control.OccurrenceWanted;
import com.todoai.recurrence.occurrences.entity.OccurrenceKey;
import com.todoai.recurrence.reminders.boundary.DueReminders;
import com.todoai.recurrence.reminders.control.ReminderJournal;
import com.todoai.recurrence.reminders.control.ReminderPlanner;
import com.todoai.recurrence.reminders.control.Reminders;
import com.todoai.recurrence.schedule.control.DatabaseClock;
import com.todoai.recurrence.tasks.control.FollowedTasks;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskEventConsumerIT {

  private static ServiceDatabase database;

  private final RecordedOutbox<ReminderEvent> outbox = reminders();
  private final RecordedEvents<OccurrenceWanted> wanted = new RecordedEvents<>();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final TaskHistory task = new TaskHistory().at(now);

  @BeforeAll
  static void start() throws Exception {
    database = ServiceDatabase.start("recurrence");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void leaveNothingDue() {
    database.run(em -> due(em, reminders()).fire(1_000));
  }

  private void take(TaskEvent event) {
    take(event.toCloudEvent());
  }

  private void take(CloudEvent event) {
    database.run(em -> consumer(em).on(event));
  }

  private TaskEventConsumer consumer(EntityManager em) {
    return new TaskEventConsumer(
        new FollowedTasks(em),
        new ReminderPlanner(new Reminders(em), new ReminderJournal(outbox, new NoLog())),
        new Continuation(new OccurrenceRequests(em), wanted));
  }

  private int fire() {
    return database.call(em -> due(em, outbox).fire(100));
  }

  private static RecordedOutbox<ReminderEvent> reminders() {
    return new RecordedOutbox<>(Topics.REMINDERS, ReminderEvent::from);
  }

  /** What happened, in order. */
  private List<ReminderEventType> types() {
    return outbox.events().stream().map(ReminderEvent::type).toList();
  }

  private static DueReminders due(EntityManager em, RecordedOutbox<ReminderEvent> outbox) {
    return new DueReminders(
        new Reminders(em), new ReminderJournal(outbox, new NoLog()), new DatabaseClock(em));
  }

  @Test
  void aReminderIsScheduledAndFiresOnceAtItsInstant() {
    take(task.due(now.plusMillis(300)).remind("PT0S").created());
    assertThat(fire()).as("before its instant").isZero();

    await().pollInterval(Duration.ofMillis(20)).until(() -> fire() == 1);

    assertThat(fire()).isZero();
    assertThat(types()).containsExactly(SCHEDULED, FIRED);
    ReminderEvent fired = outbox.events().get(1);
    assertThat(fired.occurredAt()).isAfterOrEqualTo(now.plusMillis(300));
    assertThat(fired.remindAt()).isEqualTo(now.plusMillis(300));
    assertThat(fired.taskId()).isEqualTo(task.taskId());
    assertThat(fired.userId()).isEqualTo("alice");
    assertThat(fired.actor()).isEqualTo("recurrence");
    assertThat(fired.correlationId()).isEqualTo("correlation-1");
  }

  /** Firing goes on with the trace of the change that asked for it. */
  @Test
  void whatBecomesOfAReminderCarriesTheTraceOfItsCause() {
    String first = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    String second = "00-4bf92f3577b34da6a3ce929d0e0e4737-00f067aa0ba902b7-01";

    take(traced(task.due(now.plusSeconds(3600)).remind("PT1M").created(), first));
    take(traced(task.due(now.plusMillis(50)).remind("PT0S").updated(), second));
    await().pollInterval(Duration.ofMillis(20)).until(() -> fire() == 1);

    assertThat(types()).containsExactly(SCHEDULED, CANCELLED, SCHEDULED, FIRED);
    assertThat(outbox.traceParents()).containsExactly(first, second, second, second);
    assertThat(outbox.events())
        .extracting(ReminderEvent::correlationId)
        .containsExactly("correlation-1", "correlation-2", "correlation-2", "correlation-2");
  }

  private static CloudEvent traced(TaskEvent event, String traceParent) {
    return CloudEventBuilder.v1(event.toCloudEvent())
        .withExtension("traceparent", traceParent)
        .build();
  }

  @Test
  void aRepeatedEventChangesNothing() {
    TaskEvent created = task.due(now.plusSeconds(3600)).remind("PT1M").created();

    take(created);
    take(created);

    assertThat(types()).containsExactly(SCHEDULED);
  }

  @Test
  void aLateEventChangesNothing() {
    TaskEvent created = task.due(now.plusSeconds(3600)).remind("PT1M").created();
    TaskEvent deleted = task.deleted();

    take(deleted);
    take(created);

    assertThat(types()).isEmpty();
  }

  /** The service was away when the reminder came due: it fires late, once. */
  @Test
  void aReminderThatCameDueBeforeItsEventsWereHandledFiresOnceInEitherOrder() {
    task.at(now.minusSeconds(3600)).due(now.minusSeconds(1800)).remind("PT0S");
    TaskEvent created = task.created();
    TaskEvent renamed = task.at(now.minusSeconds(600)).titled("Water the cactus").updated();

    take(renamed);
    assertThat(fire()).as("whether it was wanted in time is not known yet").isZero();
    take(created);
    take(renamed);
    take(created);

    assertThat(fire()).isEqualTo(1);
    take(created);
    take(renamed);
    assertThat(fire()).isZero();
    assertThat(types()).containsExactly(SCHEDULED, FIRED);
    assertThat(outbox.events().get(1).title()).isEqualTo("Water the cactus");
  }

  @Test
  void aReminderThatWasPastWhenItWasAskedForNeverFires() {
    TaskEvent created = task.at(now.minusSeconds(3600)).created();
    TaskEvent due =
        task.at(now.minusSeconds(600)).due(now.minusSeconds(1800)).remind("PT0S").updated();
    TaskEvent renamed = task.at(now).titled("Water the cactus").updated();

    for (TaskEvent event : List.of(renamed, due, created, due)) {
      take(event);
    }

    assertThat(fire()).isZero();
    assertThat(types()).isEmpty();
  }

  /**
   * Histories at random, all of whose reminders lie in the past by the time they are handled: what
   * fires must be what fires when the events come in their order.
   */
  @Test
  void theOrderInWhichEventsComeMakesNoDifference() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      long history = random.nextLong();
      List<TaskEvent> inOrder = history(new Random(history));
      List<TaskEvent> shuffled = new ArrayList<>(history(new Random(history)));
      shuffled.add(shuffled.get(random.nextInt(shuffled.size())));
      Collections.shuffle(shuffled, random);

      assertThat(firedAfter(shuffled))
          .as("seed %d, round %d: %s", seed, round, shuffled)
          .isEqualTo(firedAfter(inOrder));
    }
  }

  private Set<String> firedAfter(List<TaskEvent> events) {
    RecordedOutbox<ReminderEvent> told = reminders();
    events.forEach(this::take);
    database.run(em -> due(em, told).fire(100));
    List<String> fired =
        told.events().stream()
            .map(reminder -> reminder.dueAt() + " " + reminder.offset().value())
            .toList();
    assertThat(fired).doesNotHaveDuplicates();
    return Set.copyOf(fired);
  }

  private List<TaskEvent> history(Random random) {
    // Daylight saving ends in one of the zones, so that a change of the zone moves a day's offset.
    Instant start = Instant.parse("2025-10-24T00:00:00Z");
    TaskHistory one = new TaskHistory();
    List<TaskEvent> events = new ArrayList<>();
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      one.at(start.plus(Duration.ofHours(12L * i)));
      one.due(start.plus(Duration.ofHours(24 + 13L * random.nextInt(5))));
      one.remind(random.nextBoolean() ? "PT1H" : "P1D", "PT10H");
      one.in(random.nextInt(4) == 0 ? "Europe/Berlin" : "Pacific/Apia");
      events.add(
          switch (random.nextInt(5)) {
            case 0 -> one.completed();
            case 1 -> one.reopened();
            case 2 -> i == count - 1 ? one.deleted() : one.updated();
            default -> one.updated();
          });
    }
    return events;
  }

  @Test
  void aReminderMovesWithItsTaskAndBack() {
    take(task.due(now.plusSeconds(3600)).remind("PT1M").created());
    take(task.due(now.plusSeconds(7200)).updated());
    take(task.due(now.plusSeconds(3600)).updated());

    assertThat(types()).containsExactly(SCHEDULED, CANCELLED, SCHEDULED, CANCELLED, SCHEDULED);
    assertThat(outbox.events().get(4).remindAt()).isEqualTo(now.plusSeconds(3540));
  }

  @Test
  void aReminderThatFiredDoesNotFireAgainWhateverTheTaskGoesThrough() {
    take(task.due(now.plusMillis(50)).remind("PT0S").created());
    await().pollInterval(Duration.ofMillis(20)).until(() -> fire() == 1);

    take(task.due(now.plusSeconds(3600)).updated());
    take(task.due(now.plusMillis(50)).updated());
    take(task.completed());
    take(task.reopened());

    assertThat(fire()).isZero();
    assertThat(types()).containsExactly(SCHEDULED, FIRED, SCHEDULED, CANCELLED);
  }

  @Test
  void aCompletedOrDeletedTaskRemindsNoMore() {
    take(task.due(now.plusSeconds(3600)).remind("PT1M", "PT2M").created());
    take(task.completed());
    take(task.reopened());
    take(task.deleted());

    assertThat(types())
        .containsExactly(
            SCHEDULED, SCHEDULED, CANCELLED, CANCELLED, SCHEDULED, SCHEDULED, CANCELLED, CANCELLED);
  }

  @Test
  void aReminderThatFiresTellsTheLatestTitle() {
    take(task.due(now.plusMillis(50)).remind("PT0S").created());
    take(task.titled("Water the cactus").updated());

    await().pollInterval(Duration.ofMillis(20)).until(() -> fire() == 1);

    assertThat(outbox.events().get(1).title()).isEqualTo("Water the cactus");
  }

  @Test
  void twoReplicasNeverFireTheSameReminder() throws Exception {
    for (int i = 0; i < 10; i++) {
      take(new TaskHistory().at(now).due(now).remind("PT0S").created());
    }
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Integer> first =
        OwnThread.call(
            () ->
                database.call(
                    em -> {
                      int fired = due(em, outbox).fire(4);
                      em.flush();
                      held.countDown();
                      awaitQuietly(release);
                      return fired;
                    }));
    held.await();

    int second = fire();
    release.countDown();

    assertThat(first.get()).isEqualTo(4);
    assertThat(second).as("passes over what the other holds, without waiting").isEqualTo(6);
    assertThat(fire()).isZero();
    assertThat(firedIds()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void aTransactionThatFailsFiresNothing() {
    take(task.due(now).remind("PT0S").created());

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                database.run(
                    em -> {
                      due(em, reminders()).fire(1);
                      throw new IllegalStateException("killed before the commit");
                    }));

    assertThat(fire()).isEqualTo(1);
  }

  @Test
  void aCompletionThatMeetsTheClockWaitsAndDoesNotCancelWhatFired() throws Exception {
    take(task.due(now).remind("PT0S").created());
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Void> clock =
        OwnThread.run(
            () ->
                database.run(
                    em -> {
                      due(em, outbox).fire(1);
                      held.countDown();
                      awaitQuietly(release);
                    }));
    held.await();
    CompletableFuture<Void> completion = OwnThread.run(() -> take(task.completed()));
    await().until(database::hasLockWaiter);

    release.countDown();
    clock.get();
    completion.get();

    assertThat(types()).containsExactly(SCHEDULED, FIRED);
  }

  @Test
  void theClockKnowsWhenTheNextReminderIsDue() {
    take(task.due(now.plusSeconds(60)).remind("PT0S").created());

    Optional<Duration> untilNext = database.call(em -> due(em, outbox).untilNext());

    assertThat(untilNext)
        .hasValueSatisfying(
            pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(60)));
    take(task.deleted());
  }

  @Test
  void aCompletedOccurrenceIsContinuedOnce() {
    task.due("2026-03-28T08:00:00Z").recur("daily");
    TaskEvent completed = task.completed();

    take(completed);
    take(completed);
    take(task.reopened());
    take(task.completed());

    assertThat(wanted.fired())
        .containsExactly(
            new OccurrenceWanted(
                new OccurrenceKey(task.seriesId(), Instant.parse("2026-03-29T07:00:00Z"))));
  }

  /** The rule gives another instant than before, but the task has handed its series on. */
  @Test
  void aTaskIsFollowedOnceWhateverItsRuleBecame() {
    TaskEvent first = task.due("2026-03-28T08:00:00Z").recur("daily").completed();
    task.reopened();
    TaskEvent second = task.recur("weekly").completed();

    take(second);
    take(first);

    assertThat(wanted.fired()).hasSize(1);
  }

  @Test
  void aCompletionThatComesLateIsContinued() {
    task.due("2026-03-28T08:00:00Z").recur("daily");
    TaskEvent completed = task.completed();
    take(task.reopened());

    take(completed);

    assertThat(wanted.fired()).hasSize(1);
  }

  /** Another major version may add types; it is for a newer release, not to be lost here. */
  @Test
  void anEventOfATypeFromTheFutureIsPutAside() {
    CloudEvent archived =
        CloudEventBuilder.v1(task.created().toCloudEvent())
            .withType("com.todoai.task.archived")
            .withData("application/json", "{\"schemaVersion\":\"2.0\"}".getBytes(UTF_8))
            .build();

    assertThatExceptionOfType(UnprocessableEventException.class)
        .isThrownBy(() -> take(archived))
        .withCauseInstanceOf(UnsupportedSchemaVersionException.class);
  }

  @Test
  void anEventThatIsMalformedOrBreaksARuleCanNeverBeHandled() {
    CloudEvent malformed =
        CloudEventBuilder.v1(task.created().toCloudEvent()).withSubject("another task").build();
    CloudEvent mislabelled =
        CloudEventBuilder.v1(task.created().toCloudEvent())
            .withType("com.todoai.task.archived")
            .build();
    CloudEvent ruleless = task.due(now).recur("now and then").completed().toCloudEvent();

    for (CloudEvent event : List.of(malformed, mislabelled, ruleless)) {
      assertThatExceptionOfType(UnprocessableEventException.class).isThrownBy(() -> take(event));
    }
  }

  private List<Object> firedIds() {
    return outbox.events().stream()
        .filter(event -> event.type() == FIRED)
        .<Object>map(ReminderEvent::reminderId)
        .toList();
  }
}
