package com.todoai.kit.paging;

import com.todoai.kit.problem.ProblemException;

/** How many entries a page may have. */
public final class PageLimit {

  /** The limit of a request that names none. */
  public static final int DEFAULT = 50;

  /** The largest limit that a request may name. */
  public static final int MAXIMUM = 200;

  private PageLimit() {}

  /**
   * Reads the value of the query parameter {@code limit}.
   *
   * @param limit the parameter as the client wrote it, or null for {@link #DEFAULT}
   * @return 1 to {@link #MAXIMUM}
   * @throws ProblemException 400 naming {@code limit} when it is anything else
   */
  public static int of(String limit) {
    if (limit == null) {
      return DEFAULT;
    }
    try {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= MAXIMUM) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, as a number out of range is.
    }
    throw ProblemException.invalidField("limit", "must be a whole number from 1 to " + MAXIMUM);
  }
}
