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
      return new Keyset(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw ProblemException.invalidField(
          "cursor", "is not a cursor of this collection; leave it out to start at the first page");
    }
  }
}
