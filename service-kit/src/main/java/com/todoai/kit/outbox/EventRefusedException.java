package com.todoai.kit.outbox;

/** The event itself is at fault: too large for the broker, or not an event at all. */
final class EventRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EventRefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
