package com.todoai.kit.outbox;

import java.time.Duration;

/**
 * How the relay goes about it.
 *
 * @param batchSize rows that are in flight for one shard, at most
 * @param batchBytes bytes of events that are in flight for one shard, at most; a larger event goes
 *     alone
 * @param ackTimeout how long the broker has to take a batch
 * @param isolationBudget how long a round may look for the culprit, one row at a time, among the
 *     rows that did not go through together
 * @param maxAttempts attempts after which a row is parked, if the broker refuses it for itself
 * @param firstDefer pause of a row after its first failure while others went through; five times as
 *     long after each further one, until the one before {@code maxAttempts}; then it stays so
 */
record RelaySettings(
    int batchSize,
    int batchBytes,
    Duration ackTimeout,
    Duration isolationBudget,
    int maxAttempts,
    Duration firstDefer) {

  static final RelaySettings DEFAULT =
      new RelaySettings(
          200, 1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(5), 5, Duration.ofSeconds(1));

  private static final int DEFER_GROWTH = 5;

  /** Pause after the given number of failed attempts, at least one. */
  Duration deferAfter(int attempts) {
    long factor = 1;
    for (int i = 1; i < Math.min(attempts, maxAttempts - 1); i++) {
      factor *= DEFER_GROWTH;
    }
    return firstDefer.multipliedBy(factor);
  }
}
