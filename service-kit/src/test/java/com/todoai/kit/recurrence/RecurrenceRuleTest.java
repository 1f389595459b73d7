package com.todoai.kit.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRuleTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2026-05-04T07:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"FREQ=DAILY", "RRULE:FREQ=DAILY", "rrule:freq=daily", "daily", " Daily "})
  void readsEverySpellingOfADailyRule(String text) {
    assertThat(next(text)).isEqualTo("2026-05-05T07:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXDATE:20260505T070000Z                               | 2026-05-06T07:00:00Z
          EXDATE:20260505T090000                                | 2026-05-06T07:00:00Z
          EXDATE;TZID=America/New_York:20260505T030000          | 2026-05-06T07:00:00Z
          EXDATE;VALUE=DATE:20260505,20260506                   | 2026-05-07T07:00:00Z
          exdate;value=date-time:20260505T070000Z               | 2026-05-06T07:00:00Z
          EXDATE:20260505T070001Z                               | 2026-05-05T07:00:00Z
          """)
  void leavesOutExceptionDates(String exceptions, Instant expected) {
    assertThat(RecurrenceRule.parse("FREQ=DAILY\r\n" + exceptions).nextAfter(START, START, BERLIN))
        .contains(expected);
  }

  @Test
  void countsTheOccurrencesThatAreLeftOut() {
    RecurrenceRule rule = RecurrenceRule.parse("FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260505");

    assertThat(rule.nextAfter(START, START, BERLIN)).contains(at("2026-05-06T07:00:00Z"));
    assertThat(rule.nextAfter(START, at("2026-05-06T07:00:00Z"), BERLIN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "20260506T070000Z, true",
    "20260506T065959Z, false",
    "20260506T090000, true",
    "20260506T085959, false",
    "20260506, true",
    "20260505, false"
  })
  void lastsUntilAnInstantALocalTimeOrTheEndOfADay(String until, boolean inside) {
    RecurrenceRule rule = RecurrenceRule.parse("FREQ=DAILY;UNTIL=" + until);

    assertThat(rule.nextAfter(START, at("2026-05-05T07:00:00Z"), BERLIN).isPresent())
        .isEqualTo(inside);
  }

  @Test
  void goesOnFromTheOccurrenceWhateverTheDueDateBecame() {
    Instant start = at("2026-01-31T08:00:00Z");

    assertThat(RecurrenceRule.parse("monthly").nextAfter(start, at("2026-02-28T08:00:00Z"), BERLIN))
        .as("the 31st is not forgotten in February")
        .contains(at("2026-03-31T07:00:00Z"));
  }

  @Test
  void keepsFractionsOfASecond() {
    Instant start = at("2026-05-04T07:00:00.123456Z");

    assertThat(RecurrenceRule.parse("daily").nextAfter(start, start, BERLIN))
        .contains(at("2026-05-05T07:00:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3",
        "FREQ=MONTHLY;BYMONTHDAY=18;BYSETPOS=2",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=3",
        "FREQ=SECONDLY;INTERVAL=60;BYSECOND=30",
        "FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=SECONDLY;COUNT=10000"
      })
  void aRuleThatNeverFiresAgainEndsSoon(String text) {
    RecurrenceRule rule = RecurrenceRule.parse(text);

    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> rule.nextAfter(START, at("2046-05-04T07:00:00Z"), BERLIN)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=7", "FREQ=HOURLY;BYMONTHDAY=31"})
  void findsItsPlaceInALongSeriesQuickly(String text) {
    Instant late = at("2046-05-04T07:00:00Z");

    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> RecurrenceRule.parse(text).nextAfter(Instant.EPOCH, late, BERLIN)))
        .hasValueSatisfying(
            next -> assertThat(next).isAfter(late).isBefore(late.plus(Duration.ofDays(32))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                       | Missing
          fortnightly                              | Missing
          FREQ=FORTNIGHTLY                         | FORTNIGHTLY
          BYDAY=MO                                 | FREQ
          FREQ=DAILY;INTERVAL=0                    | 0
          FREQ=DAILY;COUNT=3;UNTIL=20300101        | UNTIL and COUNT
          FREQ=DAILY;UNTIL=20301301                | 20301301
          FREQ=DAILY;COUNT=10001                   | COUNT is larger than 10000
          FREQ=YEARLY;INTERVAL=101                 | INTERVAL is longer than a century
          FREQ=DAILY;INTERVAL=2147483647           | INTERVAL is longer than a century
          FREQ=WEEKLY;BYDAY=XX                     | XX
          FREQ=MONTHLY;SKIP=BACKWARD               | RFC 7529
          FREQ=YEARLY;BYWEEKNO=53                  | BYWEEKNO
          FREQ=SECONDLY;BYHOUR=9                   | BYHOUR
          FREQ=HOURLY;BYMONTH=1                    | BYMONTH
          EXDATE:20260505                          | a rule before them
          """)
  void refusesWhatIsNoRuleAndSaysWhy(String text, String reason) {
    assertThatExceptionOfType(InvalidRecurrenceRuleException.class)
        .isThrownBy(() -> RecurrenceRule.parse(text))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily\nweekly",
        "daily\nDTSTART:20260505T070000Z",
        "daily\nEXDATE20260505",
        "daily\nEXDATE:",
        "daily\nEXDATE:tomorrow",
        "daily\nEXDATE:20260230",
        "daily\nEXDATE;TZID=Mars/Olympus:20260505T070000",
        "daily\nEXDATE;X=1:20260505"
      })
  void refusesOtherLines(String text) {
    assertThatExceptionOfType(InvalidRecurrenceRuleException.class)
        .isThrownBy(() -> RecurrenceRule.parse(text));
  }

  @Test
  void refusesALongText() {
    assertThatExceptionOfType(InvalidRecurrenceRuleException.class)
        .isThrownBy(() -> RecurrenceRule.parse("daily" + " ".repeat(RecurrenceRule.MAX_LENGTH)));
  }

  @Test
  void anythingAtAllIsEitherReadAndBoundedOrRefused() {
    long seed = System.nanoTime();
    System.out.println("RecurrenceRuleTest seed " + seed);
    Random random = new Random(seed);
    String alphabet = "FREQ=DAILYMONTHLYBYDAY=MOBYSETPOS=-1;;,,:+0123456789TZ\n \u00e4\u0130";
    for (int round = 0; round < 3_000; round++) {
      String noise =
          random
              .ints(random.nextInt(40), 0, alphabet.length())
              .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
              .collect(Collectors.joining());
      String text = random.nextBoolean() ? "FREQ=MONTHLY;BYDAY=" + noise : noise;
      try {
        RecurrenceRule.parse(text).nextAfter(START, START, BERLIN);
      } catch (InvalidRecurrenceRuleException expected) {
        assertThat(expected).as(text).hasMessageNotContaining("Exception");
      }
    }
  }

  @Test
  void isAValue() {
    assertThat(RecurrenceRule.parse("daily"))
        .isEqualTo(RecurrenceRule.parse("daily"))
        .hasSameHashCodeAs(RecurrenceRule.parse("daily"))
        .isNotEqualTo(RecurrenceRule.parse("weekly"))
        .hasToString("daily");
  }

  private static String next(String rule) {
    return RecurrenceRule.parse(rule).nextAfter(START, START, BERLIN).orElseThrow().toString();
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
