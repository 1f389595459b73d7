package com.todoai.dapr.messaging.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HealthCallsTest {

  private final HealthCalls calls = new HealthCalls();

  @Test
  void theFirstSuccessStartsTheSubscriptions() {
    assertThat(succeededAt(-70)).isTrue();
    assertThat(succeededAt(-65)).isFalse();
  }

  @Test
  void soDoesTheFirstAfterAFailure() {
    succeededAt(0);
    calls.failed();

    assertThat(succeededAt(5)).isTrue();
    assertThat(succeededAt(10)).isFalse();
  }

  @Test
  void soDoesTheFirstAfterASilenceOfThreeIntervals() {
    succeededAt(0);
    succeededAt(5);

    assertThat(succeededAt(20)).as("two calls may have been in vain").isFalse();
    assertThat(succeededAt(36)).as("three").isTrue();
    assertThat(succeededAt(41)).isFalse();
  }

  @Test
  void callsThatCameTogetherSayNothingOfTheInterval() {
    succeededAt(0);
    succeededAt(0);

    assertThat(succeededAt(3)).isFalse();
    assertThat(succeededAt(7)).isTrue();
  }

  private boolean succeededAt(long seconds) {
    return calls.succeeded(TimeUnit.SECONDS.toNanos(seconds));
  }
}
