package com.todoai.dapr.messaging.outgoing;

import com.todoai.dapr.messaging.OutgoingEvent;
import com.todoai.dapr.messaging.sidecar.SerializedEvent;
import io.cloudevents.CloudEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A message on its way to the broker.
 *
 * @param message whose acknowledgement is due
 * @param topic where it goes
 * @param event what is published
 */
record PendingEvent(Message<?> message, String topic, SerializedEvent event) {

  private static final Logger LOG = System.getLogger(PendingEvent.class.getName());

  /**
   * Reads topic, key and event from a message.
   *
   * @throws IllegalArgumentException when its payload is no CloudEvent
   */
  static PendingEvent of(Message<?> message, String defaultTopic) {
    OutgoingEvent outgoing = outgoing(message);
    return new PendingEvent(
        message,
        outgoing.topic().orElse(defaultTopic),
        SerializedEvent.of(outgoing.getPayload(), outgoing.partitionKey()));
  }

  private static OutgoingEvent outgoing(Message<?> message) {
    if (message instanceof OutgoingEvent outgoing) {
      return outgoing;
    }
    if (message.getPayload() instanceof CloudEvent event) {
      return OutgoingEvent.of(event);
    }
    Object payload = message.getPayload();
    throw new IllegalArgumentException(
        "a dapr channel publishes io.cloudevents.CloudEvent, not "
            + (payload == null ? "null" : payload.getClass().getName()));
  }

  void published() {
    try {
      message.ack();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The acknowledgement of " + message + " failed", e);
    }
  }

  void failed(RuntimeException reason) {
    reject(message, reason);
  }

  static void reject(Message<?> message, RuntimeException reason) {
    try {
      message.nack(reason);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The negative acknowledgement of " + message + " failed", e);
    }
  }
}
