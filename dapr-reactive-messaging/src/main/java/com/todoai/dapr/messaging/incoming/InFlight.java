package com.todoai.dapr.messaging.incoming;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the sidecar's calls that have no answer yet. */
final class InFlight {

  private int calls;

  synchronized void begin() {
    calls++;
  }

  synchronized void end() {
    calls--;
    notifyAll();
  }

  /** Waits until every call has its answer; tells how many have none when the time is up. */
  synchronized int awaitNone(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (calls > 0) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return calls;
  }
}
