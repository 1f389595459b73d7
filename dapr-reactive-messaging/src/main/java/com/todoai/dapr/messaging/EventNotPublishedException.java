package com.todoai.dapr.messaging;

/**
 * Handed to the nack of an outgoing message whose event did not get through to the broker. The
 * event may still have reached it when the answer was lost, or when another of its batch was
 * refused, so that sending it again may repeat it.
 */
public class EventNotPublishedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param reason what the sidecar answered, or what kept it from answering
   * @param cause the underlying failure; may be null
   */
  public EventNotPublishedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
