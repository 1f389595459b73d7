package com.todoai.dapr.messaging.servlet;

import java.time.Duration;

/**
 * Tells from the sidecar's health calls whether it may have given the application up since the last
 * one. Nothing says so: it asks for the subscriptions only once in its life, and leaves and joins
 * its consumer groups again as the application's health changes. Thread-safe.
 */
final class HealthCalls {

  /** The sidecar's own shortest interval; calls that waited for each other come closer together. */
  private static final long SHORTEST_INTERVAL = Duration.ofSeconds(1).toNanos();

  /** The sidecar's own default for the calls that may fail one after the other. */
  private static final int THRESHOLD = 3;

  private boolean inOrder;
  private long lastInOrder;
  private long interval = Long.MAX_VALUE / THRESHOLD;

  /**
   * Notes a call that was answered with success.
   *
   * @param now in nanoseconds, of a clock that never jumps
   * @return whether the sidecar may start its subscriptions now: this is the first success, or the
   *     first after a failure or after a silence in which the sidecar may have asked in vain
   */
  synchronized boolean succeeded(long now) {
    long gap = now - lastInOrder;
    boolean starts = !inOrder || gap > THRESHOLD * interval;
    if (!starts) {
      interval = Math.max(SHORTEST_INTERVAL, Math.min(gap, interval));
    }
    inOrder = true;
    lastInOrder = now;
    return starts;
  }

  /** Notes a call that was answered with failure. */
  synchronized void failed() {
    inOrder = false;
  }
}
