package com.todoai.recurrence.reminders.control;

import com.todoai.event.TaskEvent;
import com.todoai.event.TaskEventType;
import com.todoai.event.TaskSnapshot;
import com.todoai.event.TaskStatus;
import com.todoai.recurrence.reminders.entity.Reminder;
import com.todoai.recurrence.reminders.entity.ReminderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The reminders that a task wanted after one of its events.
 *
 * @param sequence the event's number among those of the task
 * @param changedAt when the change happened; whatever lay before it is not to be reminded of for
 *     its sake
 * @param isLatest whether no later event of the task has been handled
 * @param times one for each offset of a task that is due and not done; else none
 */
record ReminderPlan(long sequence, Instant changedAt, boolean isLatest, List<ReminderTime> times) {

  ReminderPlan {
    times = List.copyOf(times);
  }

  static ReminderPlan after(TaskEvent event, boolean isLatest) {
    return new ReminderPlan(event.sequence(), event.occurredAt(), isLatest, timesOf(event));
  }

  /**
   * What the event means for a reminder of the task.
   *
   * <p>A late event speaks of the past: it can tell that the reminder was wanted in time, or that
   * it was not wanted, as long as no event behind it has spoken. What the task wants now, the
   * latest one has told.
   */
  Decision about(Reminder reminder) {
    if (!reminder.isOpenTo(sequence)) {
      return Decision.KEEP;
    }
    Optional<ReminderTime> wanted = timeOf(reminder);
    if (wanted.isEmpty() || isLateAndOfAnotherInstant(reminder, wanted.get())) {
      return Decision.CANCEL;
    }
    if (isTimely(wanted.get())) {
      return Decision.SCHEDULE;
    }
    // One that is overdue, since the clock stood still, is kept: it has yet to fire.
    return isLatest && !reminder.isWaitingFor(wanted.get()) ? Decision.LAPSE : Decision.KEEP;
  }

  /** The planned time of a reminder that exists. */
  Optional<ReminderTime> timeOf(Reminder reminder) {
    return times.stream().filter(reminder::isFor).findFirst();
  }

  /** Whether the change asks for it before its instant. */
  boolean isTimely(ReminderTime time) {
    return !time.remindAt().isBefore(changedAt);
  }

  private boolean isLateAndOfAnotherInstant(Reminder reminder, ReminderTime wanted) {
    return !isLatest && !reminder.remindAt().equals(wanted.remindAt());
  }

  private static List<ReminderTime> timesOf(TaskEvent event) {
    TaskSnapshot task = event.task();
    if (event.type() == TaskEventType.DELETED
        || task.status() == TaskStatus.COMPLETED
        || task.dueAt() == null) {
      return List.of();
    }
    ZoneId zone = task.timeZone() == null ? ZoneOffset.UTC : task.timeZone();
    // The database keeps microseconds; an instant finer than that would never be found again.
    Instant dueAt = task.dueAt().truncatedTo(ChronoUnit.MICROS);
    return task.reminders().stream()
        .distinct()
        .map(offset -> new ReminderTime(offset, dueAt, offset.before(dueAt, zone)))
        .toList();
  }
}
