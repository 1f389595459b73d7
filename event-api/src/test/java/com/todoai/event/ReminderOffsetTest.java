package com.todoai.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderOffsetTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    // Clocks go forward on 29 March 2026 at 01:00 UTC and back on 25 October 2026 at 01:00 UTC.
    "PT0S, 2026-06-01T07:00:00Z, 2026-06-01T07:00:00Z",
    "PT90M, 2026-06-01T07:00:00Z, 2026-06-01T05:30:00Z",
    "P1D, 2026-03-29T07:00:00Z, 2026-03-28T08:00:00Z",
    "PT24H, 2026-03-29T07:00:00Z, 2026-03-28T07:00:00Z",
    "P1W, 2026-10-26T08:00:00Z, 2026-10-19T07:00:00Z",
    "P1DT1H, 2026-03-29T07:00:00Z, 2026-03-28T07:00:00Z",
    // 02:30 of the day before does not exist and becomes 03:30.
    "P1D, 2026-03-30T00:30:00Z, 2026-03-29T01:30:00Z",
    // 02:30 of the day before comes twice: the earlier counts.
    "P1D, 2026-10-26T01:30:00Z, 2026-10-25T00:30:00Z",
  })
  void daysAreNominalAndHoursExact(String offset, Instant due, Instant expected) {
    assertThat(ReminderOffset.parse(offset).before(due, BERLIN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT1H", "P1D", "P1W", "P2DT3H4M5S", "PT1H5S", "P99999W"})
  void isKeptAsWritten(String text) {
    assertThat(ReminderOffset.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P1",
        "1H",
        "P1DT",
        "P1W2D",
        "P1Y",
        "P1M",
        "-PT1H",
        "+PT1H",
        "PT-1H",
        "pt1h",
        "PT1.5S",
        "PT100000S",
        " PT1H",
        "PT1H\n",
        "P1D1H",
        "PT1S1M"
      })
  void refusesWhatIsNoOffset(String text) {
    assertThatExceptionOfType(MalformedEventException.class)
        .isThrownBy(() -> ReminderOffset.parse(text));
  }
}
