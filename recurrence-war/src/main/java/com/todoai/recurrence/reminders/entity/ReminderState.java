package com.todoai.recurrence.reminders.entity;

/** What became of a reminder. */
public enum ReminderState {
  /** It waits for its instant. */
  SCHEDULED,
  /** It has fired; it never does so again. */
  FIRED,
  /** The task was completed, deleted or changed first. It may be scheduled again. */
  CANCELLED,
  /**
   * The task wants it, but its instant had passed by the earliest event that is known to want it.
   * An earlier one that comes late may tell that it was wanted in time; then it fires after all.
   */
  LAPSED
}
