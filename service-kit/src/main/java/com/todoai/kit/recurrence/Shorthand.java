package com.todoai.kit.recurrence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words people use for rules. Unlike a bare {@code FREQ=MONTHLY}, which RFC 5545 lets skip the
 * months that are too short, a shorthand never skips: it falls back to the month's last day.
 */
enum Shorthand implements Pattern {
  DAILY,
  WEEKLY,
  MONTHLY {
    @Override
    public Rrule startingOn(LocalDate firstDay) {
      return Rrule.parse("FREQ=MONTHLY" + clampedToMonthEnd(firstDay));
    }
  },
  YEARLY {
    @Override
    public Rrule startingOn(LocalDate firstDay) {
      return Rrule.parse(
          "FREQ=YEARLY;BYMONTH=" + firstDay.getMonthValue() + clampedToMonthEnd(firstDay));
    }
  };

  /** Every month has this many days. */
  private static final int SHORTEST_MONTH = 28;

  @Override
  public Rrule startingOn(LocalDate firstDay) {
    return Rrule.parse("FREQ=" + name());
  }

  static Optional<Shorthand> of(String text) {
    String word = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(value -> value.name().equals(word)).findFirst();
  }

  /** The last day there is of 28 to the given day of the month. */
  private static String clampedToMonthEnd(LocalDate day) {
    if (day.getDayOfMonth() <= SHORTEST_MONTH) {
      return ";BYMONTHDAY=" + day.getDayOfMonth();
    }
    return IntStream.rangeClosed(SHORTEST_MONTH, day.getDayOfMonth())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", ";BYMONTHDAY=", ";BYSETPOS=-1"));
  }
}
