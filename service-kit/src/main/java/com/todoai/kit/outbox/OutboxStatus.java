package com.todoai.kit.outbox;

import java.time.Instant;

/**
 * What the outbox holds, as all replicas together see it.
 *
 * @param pending rows that wait to be published
 * @param oldestAgeSeconds how long the oldest of them has waited; 0 when there is none
 * @param parked rows that were refused for good and wait for an operator
 * @param shards one more than the highest shard in use
 * @param readAt when it was so; null for one that was never read
 */
public record OutboxStatus(
    long pending, double oldestAgeSeconds, long parked, int shards, Instant readAt) {

  static final OutboxStatus EMPTY = new OutboxStatus(0, 0, 0, 0, null);
}
