package com.todoai.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaySettingsTest {

  /** As docs/decisions/0003-outbox-relay.md has it. */
  @ParameterizedTest
  @CsvSource({"1,1", "2,5", "3,25", "4,125", "5,125", "6,125", "1000000,125"})
  void aFailedRowPausesFiveTimesAsLongEachTimeUpTo125Seconds(int attempts, long seconds) {
    assertThat(RelaySettings.DEFAULT.deferAfter(attempts)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
