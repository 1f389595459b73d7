package com.todoai.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void deadLettersGoToATopicOfTheirOwn() {
    assertThat(Topics.deadLetterOf(Topics.TASK_EVENTS)).isEqualTo("task-events-dead-letter");
  }
}
