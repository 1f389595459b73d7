package com.todoai.recurrence.schedule.control;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedLoopTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void shutDown() {
    executor.shutdownNow();
  }

  private PacedLoop loop(Duration pause, Duration afterFailure, Runnable work) {
    return new PacedLoop(
        "The loop",
        executor,
        () -> {
          runs.incrementAndGet();
          work.run();
          return pause;
        },
        afterFailure);
  }

  @Test
  void repeatsAfterThePauseThatTheWorkAsksFor() {
    PacedLoop loop = loop(Duration.ofMillis(1), LONG, () -> {});

    loop.wake();

    await().until(() -> runs.get() > 5);
    loop.stop();
  }

  @Test
  void wakesFromALongPause() {
    PacedLoop loop = loop(LONG, LONG, () -> {});
    loop.wake();
    await().until(() -> runs.get() == 1);

    loop.wake();

    await().until(() -> runs.get() == 2);
  }

  @Test
  void looksAgainWhenWokenDuringARunWhichIsNotDoubled() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger together = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    PacedLoop loop =
        loop(
            LONG,
            LONG,
            () -> {
              most.accumulateAndGet(together.incrementAndGet(), Math::max);
              begun.countDown();
              awaitQuietly(release);
              together.decrementAndGet();
            });
    loop.wake();
    assertThat(begun.await(10, SECONDS)).isTrue();

    loop.wake();
    loop.wake();
    release.countDown();

    await().until(() -> runs.get() == 2 && together.get() == 0);
    assertThat(most).hasValue(1);
  }

  @Test
  void goesOnAfterAFailure() {
    PacedLoop loop =
        loop(
            LONG,
            Duration.ofMillis(1),
            () -> {
              if (runs.get() < 3) {
                throw new IllegalStateException("the database is away");
              }
            });

    loop.wake();

    await().until(() -> runs.get() == 3);
  }

  @Test
  void standsStillOnceStopped() {
    PacedLoop loop = loop(LONG, LONG, () -> {});
    loop.stop();

    loop.wake();
    executor.shutdown();

    await().until(executor::isTerminated);
    assertThat(runs).hasValue(0);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
