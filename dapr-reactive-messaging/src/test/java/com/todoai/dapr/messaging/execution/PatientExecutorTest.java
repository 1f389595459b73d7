package com.todoai.dapr.messaging.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatientExecutorTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final CompletableFuture<String> ran = new CompletableFuture<>();

  @Test
  void runsATaskOnceWhereItIsTaken() throws Exception {
    new PatientExecutor(refusing(0)).execute(this::note);

    assertThat(ran.get(10, TimeUnit.SECONDS)).isEqualTo("taken");
    assertThat(asked).hasValue(1);
  }

  @Test
  void asksAgainUntilTheTaskIsTaken() throws Exception {
    new PatientExecutor(refusing(3)).execute(this::note);

    assertThat(ran.get(10, TimeUnit.SECONDS)).isEqualTo("taken");
    assertThat(asked).hasValue(4);
  }

  @Test
  void runsTheTaskItselfInTheEnd() {
    new PatientExecutor(refusing(Integer.MAX_VALUE)).execute(this::note);

    await().atMost(Duration.ofSeconds(20)).until(ran::isDone);
    assertThat(ran).isCompletedWithValueMatching(thread -> !thread.equals("taken"));
  }

  private void note() {
    ran.complete(Thread.currentThread().getName());
  }

  private Executor refusing(int times) {
    return task -> {
      if (asked.incrementAndGet() <= times) {
        throw new RejectedExecutionException("full");
      }
      new Thread(task, "taken").start();
    };
  }
}
