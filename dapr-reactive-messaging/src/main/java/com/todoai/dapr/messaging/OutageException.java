package com.todoai.dapr.messaging;

/**
 * Thrown by a handler that cannot do its work because something outside is away, for example when
 * another service answered 503. The event is delivered again, without end, and is never
 * dead-lettered for it.
 */
public class OutageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Names what is away.
   *
   * @param what what is away, for the log
   * @param cause what showed it; may be null
   */
  public OutageException(String what, Throwable cause) {
    super(what, cause);
  }
}
