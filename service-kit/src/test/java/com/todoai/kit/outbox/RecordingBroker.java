package com.todoai.kit.outbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Takes what it is told to take and remembers it, in order. One that hangs takes all, unsaid. */
final class RecordingBroker implements EventPublisher {

  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private final List<CompletableFuture<Void>> unsaid = new ArrayList<>();
  private boolean hanging;
  private volatile Function<String, Throwable> verdict = event -> null;

  @Override
  public CompletionStage<Void> publish(WaitingMessage message) {
    Throwable refusal = verdict.apply(message.event());
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    taken.add(message.event());
    return answer();
  }

  private synchronized CompletableFuture<Void> answer() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    if (hanging) {
      unsaid.add(answer);
    } else {
      answer.complete(null);
    }
    return answer;
  }

  List<String> taken() {
    return List.copyOf(taken);
  }

  /** Says so of what was taken before, too. */
  void takesAll() {
    verdict = event -> null;
    List<CompletableFuture<Void>> late;
    synchronized (this) {
      hanging = false;
      late = List.copyOf(unsaid);
      unsaid.clear();
    }
    late.forEach(answer -> answer.complete(null));
  }

  synchronized void hangs() {
    hanging = true;
  }

  /** Fails every event, as a sidecar that is away does. */
  void isAway() {
    verdict = event -> new IllegalStateException("connection refused");
  }

  /** Refuses some for a reason that does not say whose fault it is. */
  void refuses(Function<String, Throwable> newVerdict) {
    verdict = newVerdict;
  }
}
