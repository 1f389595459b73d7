package com.todoai.recurrence.reminders.entity;

import com.todoai.event.ReminderOffset;
import java.time.Instant;
import java.util.Objects;

/**
 * When a task asks to be reminded of.
 *
 * @param offset how long before due
 * @param dueAt when the task is due
 * @param remindAt the instant that follows from both in the task's zone
 */
public record ReminderTime(ReminderOffset offset, Instant dueAt, Instant remindAt) {

  /** Refuses nulls. */
  public ReminderTime {
    Objects.requireNonNull(offset, "offset");
    Objects.requireNonNull(dueAt, "dueAt");
    Objects.requireNonNull(remindAt, "remindAt");
  }
}
