package com.todoai.audit.entries.entity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * The place of an entry in the order in which entries are listed: the next page begins after it,
 * whatever has been added since.
 *
 * @param occurredAt when it was done, to the microsecond as PostgreSQL keeps it
 * @param position its number among its user's
 * @param id the entry's id, which decides where all else is equal
 */
public record AuditCursor(Instant occurredAt, long position, UUID id) {

  private static final String SEPARATOR = " ";

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** The place of that entry. */
  public static AuditCursor of(AuditEntry entry) {
    return new AuditCursor(entry.occurredAt(), entry.position(), entry.id());
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws IllegalArgumentException when it did not write that
   */
  public static AuditCursor parse(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(SEPARATOR, -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("A cursor has three parts, not " + parts.length);
    }
    Instant occurredAt = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
    if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)) {
      throw new IllegalArgumentException("No entry is of " + occurredAt);
    }
    return new AuditCursor(occurredAt, Long.parseLong(parts[1]), UUID.fromString(parts[2]));
  }

  /** The cursor for clients, who hand it back and never look inside; needs no escaping in a URL. */
  public String text() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt);
    byte[] bytes =
        (micros + SEPARATOR + position + SEPARATOR + id).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
