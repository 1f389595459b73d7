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

/**
 * The reminders that a task asks for after a change.
 *
 * @param times one for each offset of a task that is due and not done; else none
 * @param changedAt when the change happened; nobody is reminded of what lay before it
 */
record ReminderPlan(List<ReminderTime> times, Instant changedAt) {

  ReminderPlan {
    times = List.copyOf(times);
  }

  static ReminderPlan after(TaskEvent event) {
    return new ReminderPlan(timesOf(event), event.occurredAt());
  }

  /** What has to change for the task's reminders to be as planned. */
  ReminderChanges changesTo(List<Reminder> existing) {
    return new ReminderChanges(
        times.stream()
            .filter(this::isTimely)
            .filter(time -> existing.stream().noneMatch(reminder -> reminder.isFor(time)))
            .toList(),
        existing.stream().filter(this::mustBeScheduled).toList(),
        existing.stream().filter(Reminder::isScheduled).filter(this::mustBeCancelled).toList());
  }

  /** The planned time of a reminder that exists. */
  ReminderTime timeOf(Reminder reminder) {
    return times.stream().filter(reminder::isFor).findFirst().orElseThrow();
  }

  private boolean mustBeScheduled(Reminder reminder) {
    return !reminder.isFired()
        && times.stream()
            .filter(reminder::isFor)
            .anyMatch(time -> isTimely(time) && !isWaitingFor(reminder, time));
  }

  /** One that is overdue, since the clock stood still, is kept: it has yet to fire. */
  private boolean mustBeCancelled(Reminder reminder) {
    return times.stream()
        .filter(reminder::isFor)
        .noneMatch(time -> isTimely(time) || isWaitingFor(reminder, time));
  }

  private boolean isTimely(ReminderTime time) {
    return !time.remindAt().isBefore(changedAt);
  }

  private static boolean isWaitingFor(Reminder reminder, ReminderTime time) {
    return reminder.isScheduled() && reminder.remindAt().equals(time.remindAt());
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
