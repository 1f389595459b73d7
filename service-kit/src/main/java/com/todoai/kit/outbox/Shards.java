package com.todoai.kit.outbox;

/**
 * How the outbox is divided: each user belongs to one shard, and a shard is published in order.
 *
 * @param count 1 to {@value #MOST}
 */
record Shards(int count) {

  /**
   * Rounds of so many shards fit into the channel's buffer together and hold, while a broker hangs,
   * half of the 20 connections that {@code db.pool.size} allows by default.
   */
  static final int MOST = 10;

  Shards {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "outbox.shards must be 1 to %d, not %d".formatted(MOST, count));
    }
  }

  /** The shard of a partition key, the same on every replica: String.hashCode is specified. */
  int of(String partitionKey) {
    return Math.floorMod(partitionKey.hashCode(), count);
  }
}
