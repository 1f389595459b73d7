package com.todoai.recurrence.occurrences.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackOffTest {

  @Test
  void doublesUpToALimitAndGoesOnForEver() {
    assertThat(BackOff.after(1)).isEqualTo(BackOff.FIRST);
    assertThat(BackOff.after(2)).isEqualTo(BackOff.FIRST.multipliedBy(2));
    assertThat(BackOff.after(6)).isEqualTo(BackOff.LONGEST);
    assertThat(BackOff.after(Integer.MAX_VALUE)).isEqualTo(BackOff.LONGEST);
  }
}
