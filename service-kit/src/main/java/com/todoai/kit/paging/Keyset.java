package com.todoai.kit.paging;

import com.todoai.kit.problem.ProblemException;
import java.time.Instant;
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

  /** Refuses nulls. */
  public Keyset {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(id, "id");
  }

  /** The opaque text for {@code nextCursor}. */
  public String toCursor() {
    return Cursor.of(at, id).text();
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
      Cursor parts = Cursor.parse(cursor, 2);
      return new Keyset(parts.instant(0), parts.uuid(1));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalidField(
          "cursor", "is not a cursor of this collection; leave it out to start at the first page");
    }
  }
}
