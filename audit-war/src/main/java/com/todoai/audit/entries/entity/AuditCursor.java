package com.todoai.audit.entries.entity;

import com.todoai.kit.paging.Cursor;
import java.time.Instant;
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
    Cursor place = Cursor.parse(text, 3);
    return new AuditCursor(place.instant(0), place.number(1), place.uuid(2));
  }

  /** The cursor for clients, who hand it back and never look inside. */
  public String text() {
    return Cursor.of(occurredAt, position, id).text();
  }
}
