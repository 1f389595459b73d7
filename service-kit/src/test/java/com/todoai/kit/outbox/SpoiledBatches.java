package com.todoai.kit.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends its first batch as one request, which fails as a whole for one event; then one by one. */
final class SpoiledBatches implements EventPublisher {

  private final EventPublisher broker;
  private final String bad;
  private final int batchSize;
  private final List<CompletableFuture<Void>> batch = new ArrayList<>();

  SpoiledBatches(EventPublisher broker, String bad, int batchSize) {
    this.broker = broker;
    this.bad = bad;
    this.batchSize = batchSize;
  }

  @Override
  public CompletionStage<Void> publish(WaitingMessage message) {
    if (batch.size() < batchSize) {
      CompletableFuture<Void> answer = new CompletableFuture<>();
      batch.add(answer);
      if (batch.size() == batchSize) {
        batch.forEach(
            each -> each.completeExceptionally(new IllegalStateException("request refused")));
      }
      return answer;
    }
    if (message.event().equals(bad)) {
      return CompletableFuture.failedFuture(new IllegalStateException("request refused"));
    }
    return broker.publish(message);
  }
}
