package com.todoai.recurrence.occurrences.control;

import java.time.Duration;

/**
 * How long to wait before the next attempt: twice as long after each, up to a limit that is short
 * enough for an outage's end to be noticed soon. There is no last attempt.
 */
public final class BackOff {

  static final Duration FIRST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(8);

  private static final int DOUBLINGS = 5;

  private BackOff() {}

  /**
   * The pause after an attempt.
   *
   * @param attempts how many were made, at least 1
   */
  public static Duration after(int attempts) {
    return FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
  }
}
