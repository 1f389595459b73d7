package com.todoai.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShardRelayTest {

  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2);
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
    ShardRelay relay = new ShardRelay(0, (shard, inFlight) -> next(results), executor);

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
            (shard, inFlight) -> {
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
            (shard, inFlight) -> {
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
            (shard, inFlight) -> {
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

  @ParameterizedTest
  @EnumSource(RoundResult.class)
  void beginsNoRoundBeforeTheLastAnswerToAnEarlierOne(RoundResult first) {
    List<CompletableFuture<Void>> answers =
        List.of(new CompletableFuture<>(), new CompletableFuture<>());
    List<CompletableFuture<Void>> noted = new ArrayList<>();
    ShardRelay relay =
        new ShardRelay(
            0,
            (shard, inFlight) -> {
              if (ran.getAndIncrement() > 0) {
                return RoundResult.EMPTY;
              }
              noted.add(inFlight.add(1, answers.get(0)));
              noted.add(inFlight.add(2, answers.get(1)));
              return first;
            },
            executor);
    relay.wake();
    awaitIdle();
    relay.wake();
    answers.get(0).complete(null);
    awaitIdle();
    assertThat(ran).hasValue(1);
    assertThat(noted.get(0)).isCompleted();

    answers.get(1).completeExceptionally(new IllegalStateException("hung for too long"));

    await().untilAsserted(() -> assertThat(ran.get()).isGreaterThanOrEqualTo(2));
  }

  @Test
  void beginsNoRoundOnceItIsStopped() {
    ShardRelay relay =
        new ShardRelay(0, (shard, inFlight) -> next(new ConcurrentLinkedQueue<>()), executor);
    relay.stop();

    relay.wake();

    assertThat(ran).hasValue(0);
  }

  @Test
  void outlivesAServerThatTakesNoMoreWork() {
    ShardRelay relay =
        new ShardRelay(0, (shard, inFlight) -> next(new ConcurrentLinkedQueue<>()), executor);
    executor.shutdownNow();

    relay.wake();

    assertThat(ran).hasValue(0);
  }

  /** Neither a thread nor a timer is in use: so an application that stops waits for none. */
  private void awaitIdle() {
    await()
        .until(
            () ->
                ran.get() > 0
                    && executor.getQueue().isEmpty()
                    && executor.getActiveCount() == 0
                    && executor.getCompletedTaskCount() == executor.getTaskCount());
  }

  private RoundResult next(Queue<RoundResult> results) {
    RoundResult result = results.poll();
    ran.incrementAndGet();
    return result == null ? RoundResult.EMPTY : result;
  }
}
