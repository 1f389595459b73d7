package com.todoai.websocket.updates.entity;

import java.util.OptionalLong;

/**
 * One text message to a client.
 *
 * @param eventId id of the CloudEvent it carries; the same event always has the same id
 * @param position the change's number in its user's gapless numbering; empty for what is not
 *     numbered
 * @param text the message
 */
public record Frame(String eventId, OptionalLong position, String text) {

  /** What the frame holds of a queue's budget, in characters. */
  public int length() {
    return text.length();
  }
}
