package com.todoai.kit.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Empties one shard, round after round, whenever it is woken. Rounds of a shard never overlap
 * within a process, and a wake is never lost: one that comes during a round leads to another round.
 * Nor does a round begin while an answer to an earlier one is still to come. The channel owes one
 * for each event, or else has ended for good, which its liveness check tells.
 *
 * <p>Occupies a thread only while there is something to do; waiting for late answers takes none.
 */
final class ShardRelay {

  private static final Logger LOG = Logger.getLogger(ShardRelay.class.getName());

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Long enough to cost nothing, short enough to take over from a replica that died at once. */
  private static final Duration PAUSE_WHILE_HELD = Duration.ofMillis(100);

  private final int shard;
  private final Rounds rounds;
  private final ScheduledExecutorService executor;
  private final InFlight inFlight = new InFlight();
  private final BackOff backOff = new BackOff(FIRST_PAUSE, LONGEST_PAUSE);

  /** Zero when nobody is at it; else the wakes since the drain began, plus one. */
  private final AtomicInteger wakes = new AtomicInteger();

  private volatile boolean stopped;
  private volatile Future<?> retry = CompletableFuture.completedFuture(null);
  private boolean blocked;

  ShardRelay(int shard, Rounds rounds, ScheduledExecutorService executor) {
    this.shard = shard;
    this.rounds = rounds;
    this.executor = executor;
  }

  /** Says that rows may be waiting. Cheap, and does nothing while a pause is on. */
  void wake() {
    if (!stopped && wakes.getAndIncrement() == 0) {
      begin();
    }
  }

  /** Begins no further round. */
  void stop() {
    stopped = true;
    retry.cancel(false);
  }

  private void begin() {
    try {
      executor.execute(this::drain);
    } catch (RejectedExecutionException shuttingDown) {
      LOG.log(Level.FINE, "The server takes no more work", shuttingDown);
      wakes.set(0);
    }
  }

  private void drain() {
    int seen;
    do {
      seen = wakes.get();
      Optional<Duration> pause = runUntilEmpty();
      if (pause.isPresent() && !stopped) {
        inFlight.whenEmpty().thenRun(() -> resumeAfter(pause.get()));
        return;
      }
    } while (!wakes.compareAndSet(seen, 0));
  }

  private void resumeAfter(Duration pause) {
    try {
      retry = executor.schedule(this::drain, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException shuttingDown) {
      LOG.log(Level.FINE, "The server takes no more work", shuttingDown);
      wakes.set(0);
    }
  }

  /** Returns the pause before the next round; empty when nothing is waiting. */
  private Optional<Duration> runUntilEmpty() {
    while (!stopped) {
      if (!inFlight.isEmpty()) {
        return Optional.of(Duration.ZERO);
      }
      switch (round()) {
        case PROGRESS -> unblocked();
        case HELD_ELSEWHERE -> {
          return Optional.of(PAUSE_WHILE_HELD);
        }
        case BLOCKED -> {
          return Optional.of(backOff.pause());
        }
        case EMPTY -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private RoundResult round() {
    try {
      RoundResult result = rounds.run(shard, inFlight);
      if (result == RoundResult.BLOCKED) {
        blocked("the broker takes nothing", null);
      }
      return result;
    } catch (InterruptedException e) {
      // The server is taking its threads back; the next poll begins anew if it does not.
      Thread.currentThread().interrupt();
      return RoundResult.EMPTY;
    } catch (Throwable e) {
      // Whatever it was, even a want of memory: a shard that stops here would stay stopped.
      blocked("a round failed", e);
      return RoundResult.BLOCKED;
    }
  }

  /** Once for an outage, not once for a round of it. */
  private void blocked(String reason, Throwable cause) {
    if (!blocked) {
      blocked = true;
      LOG.log(Level.WARNING, "Outbox shard " + shard + " is held up: " + reason, cause);
    }
  }

  private void unblocked() {
    backOff.reset();
    if (blocked) {
      blocked = false;
      LOG.log(Level.INFO, "Outbox shard {0} flows again", shard);
    }
  }
}
