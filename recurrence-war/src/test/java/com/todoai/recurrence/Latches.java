package com.todoai.recurrence;

import java.util.concurrent.CountDownLatch;

/** Latches, inside work that may throw no checked exception. */
public final class Latches {

  private Latches() {}

  /** Waits for the latch, or until the thread is interrupted, which it then stays. */
  public static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
