package com.todoai.recurrence.occurrences.control;

/** What became of an attempt to have an occurrence made. */
public sealed interface Answer {

  /** This request made the occurrence. */
  record Made() implements Answer {}

  /** The occurrence was made before, or another follows the completed task already. */
  record NothingToMake() implements Answer {}

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
