package com.todoai.kit.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a limit, each between half and the whole of it. Not thread-safe. */
final class BackOff {

  private final Duration first;
  private final Duration limit;
  private Duration next;

  BackOff(Duration first, Duration limit) {
    this.first = first;
    this.limit = limit;
    this.next = first;
  }

  /** The next pause. */
  Duration pause() {
    long whole = next.toMillis();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(limit) < 0 ? doubled : limit;
    // Replicas that were cut off together should not come back together.
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(whole / 2, whole + 1));
  }

  void reset() {
    next = first;
  }
}
