package com.todoai.recurrence.schedule.control;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Repeats a piece of work, one run at a time, with the pause that the work itself asks for. A run
 * that fails is repeated after a pause of its own; the first of several failures in a row is
 * logged, and so is the end of them.
 */
public final class PacedLoop {

  private static final Logger LOG = Logger.getLogger(PacedLoop.class.getName());

  private final String name;
  private final ScheduledExecutorService executor;
  private final Supplier<Duration> work;
  private final Duration pauseAfterFailure;

  private ScheduledFuture<?> next;
  private boolean running;
  private boolean woken;
  private boolean stopped;
  private boolean failing;

  /**
   * Makes a loop that stands still until it is woken.
   *
   * @param name names it in the log
   * @param work does what is to be done and says how long to pause after it
   */
  public PacedLoop(
      String name,
      ScheduledExecutorService executor,
      Supplier<Duration> work,
      Duration pauseAfterFailure) {
    this.name = Objects.requireNonNull(name, "name");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.work = Objects.requireNonNull(work, "work");
    this.pauseAfterFailure = Objects.requireNonNull(pauseAfterFailure, "pauseAfterFailure");
  }

  /** Ends the pause. What is added during a run is seen by another run right after it. */
  public synchronized void wake() {
    woken = true;
    if (!running) {
      scheduleIn(Duration.ZERO);
    }
  }

  /** Lets a run that is under way finish and starts no other. */
  public synchronized void stop() {
    stopped = true;
    if (next != null) {
      next.cancel(false);
    }
  }

  private void run() {
    if (!begin()) {
      return;
    }
    Duration pause = pauseAfterFailure;
    try {
      pause = work.get();
      succeeded();
    } catch (RuntimeException e) {
      failed(e);
    } finally {
      end(pause);
    }
  }

  private synchronized boolean begin() {
    if (running || stopped) {
      return false;
    }
    running = true;
    woken = false;
    return true;
  }

  private synchronized void end(Duration pause) {
    running = false;
    scheduleIn(woken ? Duration.ZERO : pause);
  }

  private void scheduleIn(Duration pause) {
    if (stopped) {
      return;
    }
    if (next != null) {
      next.cancel(false);
    }
    try {
      next = executor.schedule(this::run, Math.max(0, pause.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.WARNING, e, () -> name + " could not be scheduled");
    }
  }

  private void succeeded() {
    if (failing) {
      failing = false;
      LOG.log(Level.INFO, "{0} works again", name);
    }
  }

  private void failed(RuntimeException failure) {
    if (!failing) {
      failing = true;
      LOG.log(Level.WARNING, failure, () -> name + " failed and will be repeated until it works");
    }
  }
}
