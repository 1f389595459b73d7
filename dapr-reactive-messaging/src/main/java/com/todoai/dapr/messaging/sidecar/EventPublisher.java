package com.todoai.dapr.messaging.sidecar;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Publishes serialized CloudEvents. */
@FunctionalInterface
public interface EventPublisher {

  /**
   * Publishes events in one call; does not block.
   *
   * @param pubsub the Dapr pub/sub component
   * @param topic the topic of all of them
   * @param events the events, at least one, in the order they should have on their partitions
   * @return which events the broker did not take; exceptionally when nothing is known about any
   */
  CompletionStage<PublishReport> publish(String pubsub, String topic, List<SerializedEvent> events);
}
