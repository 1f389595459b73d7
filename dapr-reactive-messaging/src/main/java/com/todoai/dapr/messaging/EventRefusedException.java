package com.todoai.dapr.messaging;

/**
 * Handed to the nack of an outgoing message whose event is itself at fault, such as one that is too
 * large for the broker: sending it again is in vain.
 *
 * <p>Known by the broker's words, so another broker's refusal may come as a plain {@link
 * EventNotPublishedException}.
 */
public class EventRefusedException extends EventNotPublishedException {

  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param reason what is wrong with the event
   * @param cause the underlying failure; may be null
   */
  public EventRefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
