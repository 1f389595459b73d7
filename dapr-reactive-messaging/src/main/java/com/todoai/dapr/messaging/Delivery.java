package com.todoai.dapr.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One attempt at handing events to a channel: where they came from and how it ended.
 *
 * @param channel the reactive-messaging channel
 * @param pubsub the Dapr pub/sub component
 * @param topic the topic that the events were delivered from
 * @param attempt 1 for the first attempt since the sidecar's call
 * @param outcome completes when the handler's stage did, exceptionally when it failed
 */
public record Delivery(
    String channel, String pubsub, String topic, int attempt, CompletableFuture<Void> outcome) {

  /**
   * Starts an attempt whose outcome is open.
   *
   * @param channel the reactive-messaging channel
   * @param pubsub the Dapr pub/sub component
   * @param topic the topic that the events were delivered from
   * @param attempt 1 for the first attempt
   */
  public Delivery(String channel, String pubsub, String topic, int attempt) {
    this(channel, pubsub, topic, attempt, new CompletableFuture<>());
  }

  CompletionStage<Void> succeed() {
    outcome.complete(null);
    return CompletableFuture.completedFuture(null);
  }

  CompletionStage<Void> fail(Throwable reason) {
    outcome.completeExceptionally(
        reason == null ? new IllegalStateException("rejected without a reason") : reason);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public String toString() {
    return "channel " + channel + ", " + pubsub + "/" + topic + ", attempt " + attempt;
  }
}
