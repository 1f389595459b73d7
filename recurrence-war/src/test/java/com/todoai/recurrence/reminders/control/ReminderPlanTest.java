package com.todoai.recurrence.reminders.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.event.TaskEvent;
import com.todoai.recurrence.TaskHistory;
import com.todoai.recurrence.reminders.entity.Reminder;
import com.todoai.recurrence.reminders.entity.ReminderTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReminderPlanTest {

  private final TaskHistory task = new TaskHistory().due("2026-05-04T09:00:00Z");

  @Test
  void remindsOfADueTaskAtEachOffset() {
    assertThat(added(task.remind("PT1H", "PT0S").created()))
        .containsExactly("2026-05-04T08:00:00Z", "2026-05-04T09:00:00Z");
  }

  @Test
  void countsDaysInTheTasksZone() {
    task.due("2026-03-30T07:00:00Z").at("2026-03-01T00:00:00Z").remind("P1D");

    assertThat(added(task.created())).containsExactly("2026-03-29T07:00:00Z");
    assertThat(added(task.due("2026-03-29T07:00:00Z").updated()))
        .as("the day before was 25 hours ago on the clocks of UTC")
        .containsExactly("2026-03-28T08:00:00Z");
  }

  @Test
  void takesEachOffsetOnce() {
    assertThat(added(task.remind("PT1H", "PT1H").created())).hasSize(1);
  }

  @Test
  void doesNotRemindOfWhatLiesBeforeTheChange() {
    task.at("2026-05-04T08:00:00Z").remind("PT2H", "PT1H", "PT0S");

    assertThat(added(task.created()))
        .containsExactly("2026-05-04T08:00:00Z", "2026-05-04T09:00:00Z");
  }

  @Test
  void remindsOfNothingWithoutADueInstantOrOnceDone() {
    assertThat(added(new TaskHistory().remind("PT1H").created())).isEmpty();
    assertThat(added(task.remind("PT1H").completed())).isEmpty();
    assertThat(added(task.reopened())).hasSize(1);
    assertThat(added(task.deleted())).isEmpty();
  }

  @Test
  void changesNothingWhenNothingChanged() {
    TaskEvent event = task.remind("PT1H").created();

    assertThat(changes(task.titled("Other").updated(), existing(event)))
        .isEqualTo(new ReminderChanges(List.of(), List.of(), List.of()));
  }

  @Test
  void movesWithTheDueInstant() {
    Reminder old = existing(task.remind("PT1H").created());

    ReminderChanges changes = changes(task.due("2026-05-04T12:00:00Z").updated(), old);

    assertThat(changes.toCancel()).containsExactly(old);
    assertThat(changes.toAdd())
        .extracting(ReminderTime::remindAt)
        .containsExactly(Instant.parse("2026-05-04T11:00:00Z"));
  }

  @Test
  void movesWithTheZone() {
    task.due("2026-03-29T22:30:00Z").at("2026-03-01T00:00:00Z").remind("P1D").in("UTC");
    Reminder reminder = existing(task.created());

    ReminderChanges changes = changes(task.in("Europe/Berlin").updated(), reminder);

    assertThat(changes.toSchedule()).containsExactly(reminder);
    assertThat(changes.toCancel()).isEmpty();
    assertThat(changes.toAdd()).isEmpty();
  }

  @Test
  void schedulesAgainWhatWasCancelled() {
    Reminder reminder = existing(task.remind("PT1H").created());
    reminder.cancel();

    assertThat(changes(task.reopened(), reminder).toSchedule()).containsExactly(reminder);
    assertThat(changes(task.at("2026-05-04T08:30:00Z").updated(), reminder).toSchedule())
        .as("too late")
        .isEmpty();
  }

  @Test
  void neverFiresAgain() {
    Reminder reminder = existing(task.remind("PT1H").created());
    reminder.fire(Instant.parse("2026-05-04T08:00:00Z"));

    for (TaskEvent event : List.of(task.updated(), task.completed(), task.reopened())) {
      assertThat(changes(event, reminder))
          .isEqualTo(new ReminderChanges(List.of(), List.of(), List.of()));
    }
  }

  @Test
  void keepsOneThatIsOverdueSinceTheClockStoodStill() {
    Reminder overdue = existing(task.remind("PT1H").created());

    ReminderChanges changes = changes(task.at("2026-05-04T08:30:00Z").updated(), overdue);

    assertThat(changes.toCancel()).isEmpty();
  }

  @Test
  void cancelsOneThatIsOverdueWhenTheTaskIsDone() {
    Reminder overdue = existing(task.remind("PT1H").created());

    assertThat(changes(task.at("2026-05-04T08:30:00Z").completed(), overdue).toCancel())
        .containsExactly(overdue);
  }

  private static List<String> added(TaskEvent event) {
    return changes(event).toAdd().stream().map(time -> time.remindAt().toString()).toList();
  }

  private static ReminderChanges changes(TaskEvent event, Reminder... existing) {
    return ReminderPlan.after(event).changesTo(List.of(existing));
  }

  private static Reminder existing(TaskEvent event) {
    return new Reminder(
        event.taskId(),
        event.userId(),
        event.task().title(),
        changes(event).toAdd().get(0),
        event.correlationId());
  }
}
