package com.todoai.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalsTest {

  @Test
  void blamesTheEventForItsSize() {
    Throwable failure =
        new IllegalStateException(
            "publish failed",
            new IllegalStateException(
                "kafka server: Message was too large, server rejected it to avoid allocation error"));

    assertThat(Refusals.classify(failure)).isInstanceOf(EventRefusedException.class);
  }

  @Test
  void blamesNoEventForAnOutage() {
    Throwable failure = new IllegalStateException("UNAVAILABLE: io exception: connection refused");

    assertThat(Refusals.classify(failure)).isSameAs(failure);
  }
}
