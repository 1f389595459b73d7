package com.todoai.kit.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Holds the rules against python-dateutil; src/test/python/recurrence_table.py makes the table. */
class RecurrenceRuleTableTest {

  private static final int SHOWN = 6;

  @ParameterizedTest
  @CsvFileSource(resources = "recurrence-table.csv", delimiter = '|', maxCharsPerColumn = 1_000)
  void givesTheOccurrencesOfAnIndependentImplementation(
      String rule, Instant start, String zone, String occurrences) {
    List<Instant> expected =
        occurrences == null
            ? List.of()
            : Arrays.stream(occurrences.split(" ")).map(Instant::parse).toList();

    assertThat(after(RecurrenceRule.parse(rule.replace("\\n", "\n")), start, ZoneId.of(zone)))
        .containsExactlyElementsOf(expected);
  }

  private static List<Instant> after(RecurrenceRule rule, Instant start, ZoneId zone) {
    List<Instant> occurrences = new ArrayList<>();
    Optional<Instant> next = rule.nextAfter(start, start, zone);
    while (next.isPresent() && occurrences.size() < SHOWN) {
      occurrences.add(next.get());
      next = rule.nextAfter(start, next.get(), zone);
    }
    return occurrences;
  }
}
