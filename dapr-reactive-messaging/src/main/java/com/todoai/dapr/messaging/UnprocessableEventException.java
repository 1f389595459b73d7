package com.todoai.dapr.messaging;

import java.util.Objects;

/**
 * Thrown by a handler for an event that can never be handled: malformed, of an unknown version, or
 * against a rule. After the channel's {@code max-attempts} the event goes to the dead-letter topic
 * with the reason given here.
 */
public class UnprocessableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Gives the reason.
   *
   * @param reason why the event cannot be handled; travels with the dead-lettered event, so it
   *     names no secrets; not null
   * @param cause what showed it; may be null
   */
  public UnprocessableEventException(String reason, Throwable cause) {
    super(Objects.requireNonNull(reason, "reason"), cause);
  }
}
