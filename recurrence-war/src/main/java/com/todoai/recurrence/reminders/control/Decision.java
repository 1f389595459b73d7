package com.todoai.recurrence.reminders.control;

/** What an event means for a reminder that exists, in the order in which it is told of. */
enum Decision {
  /** It is not wanted. */
  CANCEL,
  /** It is wanted, but its instant has passed. */
  LAPSE,
  /** It is to fire at its instant. */
  SCHEDULE,
  /** Nothing new. */
  KEEP
}
