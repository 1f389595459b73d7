package com.todoai.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardRelayTest {

  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private final AtomicInteger ran = new AtomicInteger();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void goesOnUntilNothingWaits() {
    Queue<RoundResult> results =
        new ConcurrentLinkedQueue<>(
            List.of(RoundResult.PROGRESS, RoundResult.PROGRESS, RoundResult.EMPTY));
    ShardRelay relay = new ShardRelay(0, shard -> next(results), executor);

    relay.wake();

    await().untilAsserted(() -> assertThat(ran).hasValue(3));
  }

  @Test
  void losesNoWakeThatComesDuringARound() throws Exception {
    CountDownLatch inRound = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ShardRelay relay =
        new ShardRelay(
            0,
            shard -> {
              ran.incrementAndGet();
              inRound.countDown();
              goOn.await();
              return RoundResult.EMPTY;
            },
            executor);
    relay.wake();
    assertThat(inRound.await(10, TimeUnit.SECONDS)).isTrue();

    relay.wake();
    goOn.countDown();

    await().untilAsserted(() -> assertThat(ran).hasValue(2));
  }

  @Test
  void triesAgainAfterAFailureOrABlockedRoundOrAHeldShard() {
    Queue<RoundResult> results =
        new ConcurrentLinkedQueue<>(
            List.of(RoundResult.BLOCKED, RoundResult.HELD_ELSEWHERE, RoundResult.EMPTY));
    ShardRelay relay =
        new ShardRelay(
            0,
            shard -> {
              if (ran.get() == 0) {
                ran.incrementAndGet();
                throw new IllegalStateException("database away");
              }
              return next(results);
            },
            executor);

    relay.wake();

    await().untilAsserted(() -> assertThat(ran).hasValue(4));
  }

  @Test
  void wakesDoNotCutAPauseShort() {
    ShardRelay relay =
        new ShardRelay(
            0,
            shard -> {
              ran.incrementAndGet();
              return RoundResult.BLOCKED;
            },
            executor);
    relay.wake();
    await().untilAsserted(() -> assertThat(ran.get()).isGreaterThanOrEqualTo(4));

    // The fourth pause is 400 ms at least; a thousand commits must not become a thousand rounds.
    for (int i = 0; i < 1_000; i++) {
      relay.wake();
    }

    assertThat(ran.get()).isLessThan(8);
  }

  @Test
  void beginsNoRoundOnceItIsStopped() {
    ShardRelay relay = new ShardRelay(0, shard -> next(new ConcurrentLinkedQueue<>()), executor);
    relay.stop();

    relay.wake();

    assertThat(ran).hasValue(0);
  }

  @Test
  void outlivesAServerThatTakesNoMoreWork() {
    ShardRelay relay = new ShardRelay(0, shard -> next(new ConcurrentLinkedQueue<>()), executor);
    executor.shutdownNow();

    relay.wake();

    assertThat(ran).hasValue(0);
  }

  private RoundResult next(Queue<RoundResult> results) {
    RoundResult result = results.poll();
    ran.incrementAndGet();
    return result == null ? RoundResult.EMPTY : result;
  }
}
