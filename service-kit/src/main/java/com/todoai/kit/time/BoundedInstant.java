package com.todoai.kit.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The instants of the years 0001 to 9999. RFC 3339 has four digits for the year, and PostgreSQL's
 * range, though wider, ends within that of Java: what is outside is refused by name, not by the
 * database.
 */
public final class BoundedInstant {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private BoundedInstant() {}

  /**
   * Reads an instant with the offset of its writer, such as {@code 2026-03-01T10:00:00+01:00}.
   *
   * @throws DateTimeException when it is not one, or out of bounds
   */
  public static Instant parse(String text) {
    return require(OffsetDateTime.parse(text).toInstant());
  }

  /**
   * Passes the instants within the bounds.
   *
   * @throws DateTimeException for the others
   */
  public static Instant require(Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw new DateTimeException("must be in the years 0001 to 9999");
    }
    return instant;
  }
}
