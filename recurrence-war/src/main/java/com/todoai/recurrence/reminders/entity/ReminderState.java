package com.todoai.recurrence.reminders.entity;

/** What became of a reminder. */
public enum ReminderState {
  /** It waits for its instant. */
  SCHEDULED,
  /** It has fired; it never does so again. */
  FIRED,
  /** The task was completed, deleted or changed first. It may be scheduled again. */
  CANCELLED
}
