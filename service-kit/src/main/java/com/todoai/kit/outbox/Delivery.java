package com.todoai.kit.outbox;

import com.todoai.dapr.messaging.EventRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What became of rows that were published together, within the time they had. */
final class Delivery {

  /**
   * A row that did not go through.
   *
   * @param cause what the publisher said, or a TimeoutException
   */
  record Failure(WaitingMessage message, Throwable cause) {

    boolean isRefusal() {
      return cause instanceof EventRefusedException;
    }
  }

  private final EventPublisher publisher;
  private final InFlight inFlight;
  private final Map<Long, Failure> failures = new LinkedHashMap<>();

  private boolean accepted;
  private boolean answered = true;

  Delivery(EventPublisher publisher, InFlight inFlight) {
    this.publisher = publisher;
    this.inFlight = inFlight;
  }

  /**
   * Publishes the rows together and waits until each is answered or the deadline has passed. One
   * that failed before and goes through now has not failed.
   */
  void publish(List<WaitingMessage> messages, long deadlineNanos) throws InterruptedException {
    List<CompletableFuture<Void>> answers = messages.stream().map(this::start).toList();
    for (int i = 0; i < answers.size(); i++) {
      await(messages.get(i), answers.get(i), deadlineNanos);
    }
  }

  /** What has not gone through, for the reason that was given last. */
  List<Failure> failures() {
    return List.copyOf(failures.values());
  }

  /** The rows among them that are not themselves at fault. */
  List<WaitingMessage> heldUp() {
    return failures.values().stream().filter(f -> !f.isRefusal()).map(Failure::message).toList();
  }

  boolean hasAccepted() {
    return accepted;
  }

  /** Whether each row that was published has its answer. */
  boolean isAnswered() {
    return answered;
  }

  private CompletableFuture<Void> start(WaitingMessage message) {
    try {
      return inFlight.add(message.id(), publisher.publish(message));
    } catch (RuntimeException notEvenStarted) {
      return CompletableFuture.failedFuture(notEvenStarted);
    }
  }

  private void await(WaitingMessage message, CompletableFuture<Void> answer, long deadlineNanos)
      throws InterruptedException {
    try {
      answer.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
      accepted = true;
      failures.remove(message.id());
    } catch (ExecutionException e) {
      failures.put(message.id(), new Failure(message, unwrapped(e.getCause())));
    } catch (TimeoutException e) {
      answered = false;
      failures.putIfAbsent(message.id(), new Failure(message, e));
    }
  }

  private static Throwable unwrapped(Throwable cause) {
    return cause instanceof CompletionException && cause.getCause() != null
        ? cause.getCause()
        : cause;
  }
}
