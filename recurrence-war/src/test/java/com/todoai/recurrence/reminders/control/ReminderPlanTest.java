package com.todoai.recurrence.reminders.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.event.TaskEvent;
import com.todoai.recurrence.TaskHistory;
import com.todoai.recurrence.reminders.entity.Cause;
import com.todoai.recurrence.reminders.entity.Reminder;
import com.todoai.recurrence.reminders.entity.ReminderTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReminderPlanTest {

  private static final String BEFORE = "2026-05-04T07:00:00Z";
  private static final String AFTER = "2026-05-04T08:30:00Z";

  private final TaskHistory task = new TaskHistory().due("2026-05-04T09:00:00Z").at(BEFORE);

  @Test
  void remindsOfADueTaskAtEachOffset() {
    assertThat(instants(task.remind("PT1H", "PT0S").created()))
        .containsExactly("2026-05-04T08:00:00Z", "2026-05-04T09:00:00Z");
  }

  @Test
  void countsDaysInTheTasksZone() {
    task.due("2026-03-30T07:00:00Z").at("2026-03-01T00:00:00Z").remind("P1D");

    assertThat(instants(task.created())).containsExactly("2026-03-29T07:00:00Z");
    assertThat(instants(task.due("2026-03-29T07:00:00Z").updated()))
        .as("the day before was 25 hours ago on the clocks of UTC")
        .containsExactly("2026-03-28T08:00:00Z");
  }

  @Test
  void takesEachOffsetOnce() {
    assertThat(instants(task.remind("PT1H", "PT1H").created())).hasSize(1);
  }

  @Test
  void doesNotRemindOfWhatLiesBeforeTheChange() {
    task.at("2026-05-04T08:00:00Z").remind("PT2H", "PT1H", "PT0S");
    ReminderPlan plan = latest(task.created());

    assertThat(plan.times().stream().map(plan::isTimely)).containsExactly(false, true, true);
  }

  @Test
  void remindsOfNothingWithoutADueInstantOrOnceDone() {
    assertThat(instants(new TaskHistory().remind("PT1H").created())).isEmpty();
    assertThat(instants(task.remind("PT1H").completed())).isEmpty();
    assertThat(instants(task.reopened())).hasSize(1);
    assertThat(instants(task.deleted())).isEmpty();
  }

  @Test
  void confirmsWhatIsStillWanted() {
    Reminder reminder = scheduled(task.remind("PT1H").created());

    TaskEvent renamed = task.titled("Other").updated();

    assertThat(latest(renamed).about(reminder)).isEqualTo(Decision.SCHEDULE);
    assertThat(reminder.schedule(time(renamed), cause(), renamed.sequence()))
        .as("that is nothing new")
        .isFalse();
  }

  @Test
  void movesWithTheDueInstant() {
    Reminder old = scheduled(task.remind("PT1H").created());

    ReminderPlan plan = latest(task.due("2026-05-04T12:00:00Z").updated());

    assertThat(plan.about(old)).isEqualTo(Decision.CANCEL);
    assertThat(plan.times())
        .extracting(ReminderTime::remindAt)
        .containsExactly(Instant.parse("2026-05-04T11:00:00Z"));
  }

  @Test
  void movesWithTheZone() {
    task.due("2026-03-29T22:30:00Z").at("2026-03-01T00:00:00Z").remind("P1D").in("UTC");
    Reminder reminder = scheduled(task.created());

    TaskEvent moved = task.in("Europe/Berlin").updated();

    assertThat(latest(moved).about(reminder)).isEqualTo(Decision.SCHEDULE);
    assertThat(reminder.schedule(time(moved), cause(), moved.sequence())).isTrue();
  }

  @Test
  void schedulesAgainWhatWasCancelled() {
    Reminder reminder = scheduled(task.remind("PT1H").created());
    reminder.cancel(task.completed().sequence());

    assertThat(latest(task.reopened()).about(reminder)).isEqualTo(Decision.SCHEDULE);
    assertThat(latest(task.at(AFTER).updated()).about(reminder))
        .as("too late")
        .isEqualTo(Decision.LAPSE);
  }

  @Test
  void neverFiresAgain() {
    Reminder reminder = scheduled(task.remind("PT1H").created());
    reminder.fire(Instant.parse("2026-05-04T08:00:00Z"));

    for (TaskEvent event : List.of(task.updated(), task.completed(), task.reopened())) {
      assertThat(latest(event).about(reminder)).isEqualTo(Decision.KEEP);
      assertThat(late(event).about(reminder)).isEqualTo(Decision.KEEP);
    }
  }

  @Test
  void keepsOneThatIsOverdueSinceTheClockStoodStill() {
    Reminder overdue = scheduled(task.remind("PT1H").created());

    assertThat(latest(task.at(AFTER).updated()).about(overdue)).isEqualTo(Decision.KEEP);
  }

  @Test
  void cancelsOneThatIsOverdueWhenTheTaskIsDone() {
    Reminder overdue = scheduled(task.remind("PT1H").created());

    assertThat(latest(task.at(AFTER).completed()).about(overdue)).isEqualTo(Decision.CANCEL);
  }

  @Test
  void aLateEventTellsThatALapsedOneWasWantedInTime() {
    TaskEvent created = task.remind("PT1H").created();
    Reminder reminder = lapsed(task.at(AFTER).updated(), 0);

    assertThat(late(created).about(reminder)).isEqualTo(Decision.SCHEDULE);
  }

  @Test
  void aLateEventTellsThatALapsedOneWasNotWanted() {
    TaskEvent created = task.remind("PT1H").created();
    TaskEvent completed = task.completed();
    Reminder reminder = lapsed(task.at(AFTER).reopened(), 0);

    assertThat(late(completed).about(reminder)).isEqualTo(Decision.CANCEL);
    reminder.cancel(completed.sequence());
    assertThat(late(created).about(reminder)).isEqualTo(Decision.KEEP);
  }

  @Test
  void aLateEventSaysNothingAboutWhatALaterOneDecided() {
    TaskEvent created = task.remind("PT1H").created();
    TaskEvent completed = task.completed();
    Reminder reminder = scheduled(task.reopened());

    assertThat(late(created).about(reminder)).isEqualTo(Decision.KEEP);
    assertThat(late(completed).about(reminder)).isEqualTo(Decision.KEEP);
  }

  @Test
  void aLateEventOfAnotherZoneDidNotWantThisInstant() {
    task.due("2026-03-29T22:30:00Z").at("2026-03-01T00:00:00Z").remind("P1D").in("UTC");
    TaskEvent created = task.created();
    Reminder reminder = lapsed(task.in("Europe/Berlin").at("2026-03-29T00:00:00Z").updated(), 0);

    assertThat(late(created).about(reminder)).isEqualTo(Decision.CANCEL);
  }

  private static List<String> instants(TaskEvent event) {
    return latest(event).times().stream().map(time -> time.remindAt().toString()).toList();
  }

  private static ReminderPlan latest(TaskEvent event) {
    return ReminderPlan.after(event, true);
  }

  private static ReminderPlan late(TaskEvent event) {
    return ReminderPlan.after(event, false);
  }

  private static ReminderTime time(TaskEvent event) {
    return latest(event).times().get(0);
  }

  private static Cause cause() {
    return new Cause("correlation-1", null);
  }

  private static Reminder scheduled(TaskEvent event) {
    return Reminder.scheduled(
        event.taskId(), event.userId(), "title", time(event), cause(), event.sequence());
  }

  private static Reminder lapsed(TaskEvent event, long unwantedUntil) {
    return Reminder.lapsed(
        event.taskId(), event.userId(), "title", time(event), cause(), unwantedUntil);
  }
}
