package com.todoai.kit.outbox;

/** A transaction has written to a shard of the outbox; observed once it has committed. */
record ShardWritten(int shard) {}
