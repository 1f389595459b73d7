package com.todoai.dapr.messaging.incoming;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Where deliveries wait for the handler. A Reactive Streams publisher for one subscriber: it emits
 * one message at a time, always on the executor, and never more than was asked for.
 */
final class EventQueue implements Publisher<Message<?>>, Subscription {

  private static final Logger LOG = System.getLogger(EventQueue.class.getName());

  private final int capacity;
  private final Executor executor;
  private final Runnable whenEnded;
  private final Queue<Message<?>> waiting = new ArrayDeque<>();
  private Subscriber<? super Message<?>> subscriber;
  private boolean ended;
  private boolean emitting;
  private long demand;

  /**
   * Starts empty.
   *
   * @param capacity most messages that wait
   * @param executor runs the handlers
   * @param whenEnded called when the subscriber will take nothing any more
   */
  EventQueue(int capacity, Executor executor, Runnable whenEnded) {
    this.capacity = capacity;
    this.executor = executor;
    this.whenEnded = whenEnded;
  }

  /** Takes a message in; answers false when nobody listens or too many wait. */
  boolean offer(Message<?> message) {
    synchronized (this) {
      if (!subscribed() || waiting.size() >= capacity) {
        return false;
      }
      waiting.add(message);
    }
    emitIfPossible();
    return true;
  }

  synchronized boolean subscribed() {
    return subscriber != null && !ended;
  }

  synchronized boolean ended() {
    return ended;
  }

  @Override
  public void subscribe(Subscriber<? super Message<?>> newSubscriber) {
    Objects.requireNonNull(newSubscriber, "subscriber");
    if (accept(newSubscriber)) {
      newSubscriber.onSubscribe(this);
    } else {
      newSubscriber.onSubscribe(new NoSubscription());
      newSubscriber.onError(new IllegalStateException("a dapr channel serves one subscriber"));
    }
  }

  private synchronized boolean accept(Subscriber<? super Message<?>> newSubscriber) {
    if (subscriber != null) {
      return false;
    }
    subscriber = newSubscriber;
    return true;
  }

  @Override
  public void request(long n) {
    if (n <= 0) {
      // Reactive Streams rule 3.9.
      cancel();
      subscriber.onError(new IllegalArgumentException("demand must be positive, not " + n));
      return;
    }
    synchronized (this) {
      demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
    }
    emitIfPossible();
  }

  @Override
  public void cancel() {
    synchronized (this) {
      ended = true;
      waiting.clear();
    }
    whenEnded.run();
  }

  private void emitIfPossible() {
    synchronized (this) {
      if (emitting || !emittable()) {
        return;
      }
      emitting = true;
    }
    try {
      executor.execute(this::emit);
    } catch (RuntimeException e) {
      endBecause(e);
    }
  }

  private void emit() {
    try {
      Message<?> next = next();
      while (next != null) {
        subscriber.onNext(next);
        next = next();
      }
    } catch (RuntimeException | Error e) {
      endBecause(e);
    }
  }

  private void endBecause(Throwable reason) {
    LOG.log(Level.ERROR, "A dapr channel takes no more events", reason);
    cancel();
  }

  private synchronized Message<?> next() {
    if (!emittable()) {
      emitting = false;
      return null;
    }
    if (demand != Long.MAX_VALUE) {
      demand--;
    }
    return waiting.remove();
  }

  private boolean emittable() {
    return subscribed() && demand > 0 && !waiting.isEmpty();
  }

  private static final class NoSubscription implements Subscription {

    @Override
    public void request(long n) {
      // Nothing will ever come.
    }

    @Override
    public void cancel() {
      // Nothing to stop.
    }
  }
}
