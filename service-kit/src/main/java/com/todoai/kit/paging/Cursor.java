package com.todoai.kit.paging;

import com.todoai.kit.time.BoundedInstant;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The place where a page ends, as an opaque text that a client hands back. The text needs no
 * escaping in a URL (RFC 4648 section 5).
 *
 * @param parts what makes up the place; none of them has a space
 */
public record Cursor(List<String> parts) {

  private static final String SEPARATOR = " ";

  /** Copies the parts. */
  public Cursor {
    parts = List.copyOf(parts);
  }

  /** A cursor of the parts' own texts, which the reading methods understand. */
  public static Cursor of(Object... parts) {
    return new Cursor(Arrays.stream(parts).map(Object::toString).toList());
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @param size how many parts it has
   * @throws IllegalArgumentException when it did not write that
   */
  public static Cursor parse(String text, int size) {
    String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    Cursor cursor = new Cursor(List.of(joined.split(SEPARATOR, -1)));
    if (cursor.parts.size() != size) {
      throw new IllegalArgumentException("A cursor has " + size + " parts");
    }
    return cursor;
  }

  /** The cursor for clients. */
  public String text() {
    byte[] joined =
        parts.stream().collect(Collectors.joining(SEPARATOR)).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
  }

  /**
   * The part at an index, from 0, as an instant.
   *
   * @throws IllegalArgumentException when it is none, or not one that a row can be of
   */
  public Instant instant(int index) {
    try {
      return BoundedInstant.parse(parts.get(index));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no row is of this instant", e);
    }
  }

  /**
   * The part at an index, from 0, as a whole number.
   *
   * @throws IllegalArgumentException when it is none
   */
  public long number(int index) {
    return Long.parseLong(parts.get(index));
  }

  /**
   * The part at an index, from 0, as a UUID.
   *
   * @throws IllegalArgumentException when it is none
   */
  public UUID uuid(int index) {
    return UUID.fromString(parts.get(index));
  }
}
