package com.todoai.websocket.updates.entity;

/**
 * One text message to a client.
 *
 * @param eventId id of the CloudEvent it carries; the same event always has the same id
 * @param text the message
 */
public record Frame(String eventId, String text) {

  /** What the frame holds of a queue's budget, in characters. */
  public int length() {
    return text.length();
  }
}
