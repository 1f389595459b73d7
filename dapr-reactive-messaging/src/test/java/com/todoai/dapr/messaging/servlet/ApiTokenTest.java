package com.todoai.dapr.messaging.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiTokenTest {

  @Test
  void admitsOnlyTheTokenItself() {
    ApiToken token = new ApiToken(Optional.of("right"));

    assertThat(token.admits("right")).isTrue();
    assertThat(token.admits("wrong")).isFalse();
    assertThat(token.admits("right ")).isFalse();
    assertThat(token.admits("")).isFalse();
    assertThat(token.admits(null)).isFalse();
  }

  @Test
  void admitsEveryoneWhenNoneIsConfigured() {
    ApiToken token = new ApiToken(Optional.empty());

    assertThat(token.admits(null)).isTrue();
    assertThat(token.admits("anything")).isTrue();
  }
}
