package com.todoai.dapr.messaging.incoming;

/** What the sidecar is told about an event. DROP is left out: it would lose the event's reason. */
public enum DeliveryStatus {
  /** Handled, or safely on the dead-letter topic. */
  SUCCESS,
  /** To be delivered again. */
  RETRY
}
