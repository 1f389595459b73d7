package com.todoai.kit.outbox;

/**
 * How the outbox is divided: each user belongs to one shard, and a shard is published in order.
 *
 * @param count at least one
 */
record Shards(int count) {

  Shards {
    if (count < 1) {
      throw new IllegalArgumentException("outbox.shards must be at least 1, not " + count);
    }
  }

  /** The shard of a partition key, the same on every replica: String.hashCode is specified. */
  int of(String partitionKey) {
    return Math.floorMod(partitionKey.hashCode(), count);
  }
}
