package com.todoai.kit.outbox;

/** Runs one round in a transaction of its own. */
@FunctionalInterface
interface Rounds {

  /**
   * Runs and commits a round.
   *
   * @param inFlight the shard's; empty, and takes in what the round leaves unanswered
   * @throws Exception when the database is away; nothing is then known to be deleted
   */
  RoundResult run(int shard, InFlight inFlight) throws Exception;
}
