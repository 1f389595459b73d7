package com.todoai.kit.outbox;

/**
 * What the outbox holds, as all replicas together see it.
 *
 * @param pending rows that wait to be published
 * @param oldestAgeSeconds how long the oldest of them has waited; 0 when there is none
 * @param parked rows that were refused for good and wait for an operator
 * @param shards one more than the highest shard in use
 */
record OutboxStatus(long pending, double oldestAgeSeconds, long parked, int shards) {

  static final OutboxStatus EMPTY = new OutboxStatus(0, 0, 0, 0);
}
