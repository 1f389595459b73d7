package com.todoai.websocket.updates.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentEventsTest {

  @Test
  void knowsTheLastFewOnly() {
    RecentEvents recent = new RecentEvents(2);

    assertThat(recent.add("a")).isTrue();
    assertThat(recent.add("b")).isTrue();
    assertThat(recent.add("a")).isFalse();
    assertThat(recent.add("c")).isTrue();
    assertThat(recent.add("b")).isFalse();
    assertThat(recent.add("a")).isTrue();
  }
}
