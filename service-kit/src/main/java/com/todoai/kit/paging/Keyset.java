package com.todoai.kit.paging;

import com.todoai.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a row stands in a collection that is ordered by an instant and, among equals, by id. A page
 * that starts behind a keyset stays right while rows come and go, unlike one at an offset.
 *
 * @param at the row's instant
 * @param id the row's id
 */
public record Keyset(Instant at, UUID id) {

  private static final String SEPARATOR = " ";

  /** RFC 3339 has four digits for the year; PostgreSQL's range is wider, Java's far wider. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** Refuses nulls. */
  public Keyset {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(id, "id");
  }

  /** The opaque text for {@code nextCursor}. */
  public String toCursor() {
    byte[] text = (at + SEPARATOR + id).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * Reads the value of the query parameter {@code cursor}.
   *
   * @param cursor what {@link #toCursor()} gave, or null
   * @return null for null
   * @throws ProblemException 400 naming {@code cursor} when it is not one of ours
   */
  public static Keyset fromCursor(String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split(SEPARATOR, 2);
      Instant at = Instant.parse(parts[0]);
      if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
        throw new DateTimeException("no row is of " + at);
      }
      return new Keyset(at, UUID.fromString(parts[1]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw ProblemException.invalidField(
          "cursor", "is not a cursor of this collection; leave it out to start at the first page");
    }
  }
}
