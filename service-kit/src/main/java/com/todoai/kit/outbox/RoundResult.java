package com.todoai.kit.outbox;

/** How a round of the relay on one shard ended. */
enum RoundResult {
  /** Nothing was waiting. */
  EMPTY,
  /** Something was published. */
  PROGRESS,
  /** Rows are waiting and none went through. */
  BLOCKED,
  /** Rows are waiting and another relay has the shard. */
  HELD_ELSEWHERE
}
