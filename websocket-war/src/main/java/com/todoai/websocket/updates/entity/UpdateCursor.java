package com.todoai.websocket.updates.entity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * The place of an update among its user's updates. Clients hand it back and never look inside.
 *
 * @param text what the client sees: letters, digits, {@code -} and {@code _} only, so that it needs
 *     no escaping in a URL
 */
public record UpdateCursor(String text) {

  /**
   * Cursor of a task's change.
   *
   * @param position the change's number in its user's gapless numbering
   */
  public static UpdateCursor ofPosition(long position) {
    return encoded("p" + position);
  }

  /**
   * Cursor of a notification, which is not part of the numbering of changes.
   *
   * @param eventId the id of the event that announced it
   */
  public static UpdateCursor ofNotification(UUID eventId) {
    return encoded("n" + eventId);
  }

  private static UpdateCursor encoded(String place) {
    byte[] bytes = place.getBytes(StandardCharsets.US_ASCII);
    return new UpdateCursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
