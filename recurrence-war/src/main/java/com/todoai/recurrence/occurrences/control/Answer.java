package com.todoai.recurrence.occurrences.control;

/** What became of an attempt to have an occurrence made. */
public sealed interface Answer {

  /** The occurrence exists. */
  record Made() implements Answer {}

  /**
   * There was no answer, or none that is about the request: it may be made again.
   *
   * @param reason for the log
   */
  record NotNow(String reason) implements Answer {}

  /**
   * The request itself was refused: making it again would change nothing.
   *
   * @param reason for the log
   */
  record Refused(String reason) implements Answer {}
}
