package com.todoai.dapr.messaging.incoming;

/** What became of an event that was delivered. */
enum EventOutcome {
  /** The handler took it. */
  HANDLED(DeliveryStatus.SUCCESS),
  /** It is safely on the dead-letter topic. */
  DEAD_LETTERED(DeliveryStatus.SUCCESS),
  /** It stays with the broker. */
  RETRIED(DeliveryStatus.RETRY);

  private final DeliveryStatus status;

  EventOutcome(DeliveryStatus status) {
    this.status = status;
  }

  DeliveryStatus status() {
    return status;
  }
}
