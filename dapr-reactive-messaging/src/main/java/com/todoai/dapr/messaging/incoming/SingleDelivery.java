package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Brings one event to its end: handled, dead-lettered, or to be delivered again. */
final class SingleDelivery {

  private static final int MOST_DOUBLINGS = 10;

  private final IncomingChannel channel;
  private final IncomingChannelConfig config;
  private final FailureClassifier classifier;
  private final DeadLetters deadLetters;
  private final Executor executor;
  private final BooleanSupplier draining;
  private final FailureLog log;

  SingleDelivery(
      IncomingChannel channel,
      FailureClassifier classifier,
      DeadLetters deadLetters,
      Executor executor,
      BooleanSupplier draining) {
    this.channel = channel;
    this.config = channel.config();
    this.classifier = classifier;
    this.deadLetters = deadLetters;
    this.executor = executor;
    this.draining = draining;
    this.log = new FailureLog(config.channel());
  }

  CompletionStage<EventOutcome> deliver(ReceivedEvent received) {
    return received
        .defect()
        .map(defect -> deadLetters.add(received.event(), defect, 0))
        .orElseGet(() -> attempt(received.event(), 1));
  }

  private CompletionStage<EventOutcome> attempt(CloudEvent event, int attempt) {
    return channel
        .hand(List.of(event), attempt)
        .thenApply(nothing -> CompletableFuture.completedStage(EventOutcome.HANDLED))
        .exceptionallyAsync(
            failure -> afterFailure(event, attempt, Failures.unwrap(failure)), executor)
        .thenCompose(Function.identity());
  }

  private CompletionStage<EventOutcome> afterFailure(
      CloudEvent event, int attempt, Throwable failure) {
    FailureKind kind = classifier.classify(failure);
    log.failed("event " + event.getId() + ", attempt " + attempt, kind, failure);
    if (kind == FailureKind.OUTAGE || draining.getAsBoolean()) {
      return CompletableFuture.completedStage(EventOutcome.RETRIED);
    }
    if (attempt >= config.maxAttempts()) {
      return deadLetters.add(event, Failures.describe(failure), attempt);
    }
    return CompletableFuture.supplyAsync(() -> null, after(pauseAfter(attempt)))
        .thenCompose(nothing -> attempt(event, attempt + 1));
  }

  private Duration pauseAfter(int attempt) {
    return config.retryDelay().multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
  }

  private Executor after(Duration pause) {
    return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, executor);
  }
}
