package com.todoai.kit.outbox;

import com.todoai.dapr.messaging.EventNotPublishedException;
import com.todoai.dapr.messaging.EventRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Sends what waits as one batch, as the channel and the sidecar do over Kafka: for one bad event
 * all of the batch fail, and only of one that went alone is it said why.
 */
final class BatchingBroker implements EventPublisher {

  /** An event that is in nobody's batch. */
  static final String OTHER_TOPIC = "for another topic";

  /** Longer than a round takes to hand over its rows. */
  private static final long GATHER_MILLIS = 200;

  private final Executor later =
      CompletableFuture.delayedExecutor(GATHER_MILLIS, TimeUnit.MILLISECONDS);
  private final String bad;
  private final List<Waiting> waiting = new ArrayList<>();

  private record Waiting(String event, CompletableFuture<Void> answer) {}

  BatchingBroker(String bad) {
    this.bad = bad;
  }

  @Override
  public synchronized CompletionStage<Void> publish(WaitingMessage message) {
    if (message.event().equals(OTHER_TOPIC)) {
      return CompletableFuture.completedFuture(null);
    }
    if (waiting.isEmpty()) {
      later.execute(this::send);
    }
    CompletableFuture<Void> answer = new CompletableFuture<>();
    waiting.add(new Waiting(message.event(), answer));
    return answer;
  }

  private void send() {
    List<Waiting> batch;
    synchronized (this) {
      batch = List.copyOf(waiting);
      waiting.clear();
    }
    if (batch.stream().noneMatch(each -> each.event().equals(bad))) {
      batch.forEach(each -> each.answer().complete(null));
    } else if (batch.size() == 1) {
      batch.get(0).answer().completeExceptionally(new EventRefusedException("too large", null));
    } else {
      batch.forEach(
          each ->
              each.answer()
                  .completeExceptionally(new EventNotPublishedException("1 failed", null)));
    }
  }
}
