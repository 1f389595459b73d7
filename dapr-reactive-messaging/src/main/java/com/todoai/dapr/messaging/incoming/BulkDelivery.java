package com.todoai.dapr.messaging.incoming;

import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Hands a list to the handler in one call. When that fails for another reason than an outage, its
 * events go one by one, so that one bad event does not take its neighbours along.
 */
final class BulkDelivery {

  private final IncomingChannel channel;
  private final SingleDelivery oneByOne;
  private final FailureClassifier classifier;
  private final Executor executor;
  private final FailureLog log;

  BulkDelivery(
      IncomingChannel channel,
      SingleDelivery oneByOne,
      FailureClassifier classifier,
      Executor executor) {
    this.channel = channel;
    this.oneByOne = oneByOne;
    this.classifier = classifier;
    this.executor = executor;
    this.log = new FailureLog(channel.config().channel());
  }

  /** Answers with the outcome of each event, in their order. */
  CompletionStage<List<EventOutcome>> deliver(List<ReceivedEvent> received) {
    List<CloudEvent> readable =
        received.stream()
            .filter(event -> event.defect().isEmpty())
            .map(ReceivedEvent::event)
            .toList();
    if (readable.isEmpty()) {
      return inTurn(received);
    }
    return channel
        .hand(readable, 1)
        .thenApply(nothing -> readableHandled(received))
        .exceptionallyAsync(failure -> afterFailure(received, Failures.unwrap(failure)), executor)
        .thenCompose(outcomes -> outcomes);
  }

  private CompletionStage<List<EventOutcome>> readableHandled(List<ReceivedEvent> received) {
    CompletionStage<List<EventOutcome>> outcomes = none();
    for (ReceivedEvent event : received) {
      outcomes =
          append(
              outcomes,
              event.defect().isEmpty()
                  ? CompletableFuture.completedStage(EventOutcome.HANDLED)
                  : oneByOne.deliver(event));
    }
    return outcomes;
  }

  private CompletionStage<List<EventOutcome>> afterFailure(
      List<ReceivedEvent> received, Throwable failure) {
    FailureKind kind = classifier.classify(failure);
    log.failed("a list of " + received.size(), kind, failure);
    if (kind == FailureKind.OUTAGE) {
      return CompletableFuture.completedStage(
          received.stream().map(event -> EventOutcome.RETRIED).toList());
    }
    return inTurn(received);
  }

  /** After the first event that has to come again, all behind it do, so that order is kept. */
  private CompletionStage<List<EventOutcome>> inTurn(List<ReceivedEvent> received) {
    CompletionStage<List<EventOutcome>> outcomes = none();
    for (ReceivedEvent event : received) {
      outcomes =
          outcomes.thenCompose(
              before ->
                  append(
                      CompletableFuture.completedStage(before),
                      before.contains(EventOutcome.RETRIED)
                          ? CompletableFuture.completedStage(EventOutcome.RETRIED)
                          : oneByOne.deliver(event)));
    }
    return outcomes;
  }

  private static CompletionStage<List<EventOutcome>> none() {
    return CompletableFuture.completedStage(List.of());
  }

  private static CompletionStage<List<EventOutcome>> append(
      CompletionStage<List<EventOutcome>> outcomes, CompletionStage<EventOutcome> next) {
    return outcomes.thenCombine(
        next,
        (before, last) -> {
          List<EventOutcome> all = new ArrayList<>(before);
          all.add(last);
          return all;
        });
  }
}
