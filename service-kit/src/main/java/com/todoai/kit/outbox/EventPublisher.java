package com.todoai.kit.outbox;

import com.todoai.dapr.messaging.EventRefusedException;
import java.util.concurrent.CompletionStage;

/** Hands an event to the broker. */
@FunctionalInterface
interface EventPublisher {

  /**
   * Starts publishing.
   *
   * @return completes once the broker has the event; fails with {@link EventRefusedException} when
   *     this event can never be published, with anything else when that is not known
   */
  CompletionStage<Void> publish(WaitingMessage message);
}
