package com.todoai.kit.recurrence;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * lib-recur's expansion of a rule as plain local times. Ends where the library gives up, which it
 * does after some thousand periods without an occurrence, and where four-digit years end.
 */
final class LocalTimes {

  private static final int LAST_YEAR = 9999;

  private final RecurrenceRule rule;
  private final LocalDateTime start;
  private LocalDateTime from;
  private long remaining = Long.MAX_VALUE;
  private RecurrenceRuleIterator iterator;

  private LocalTimes(RecurrenceRule rule, LocalDateTime start) {
    this.rule = rule;
    this.start = start;
    this.from = start;
  }

  static LocalTimes of(RecurrenceRule rule, LocalDateTime start) {
    return new LocalTimes(rule, start);
  }

  /** Leaves out what comes before the given time; it does not count towards the limit. */
  LocalTimes from(LocalDateTime first) {
    from = first;
    return this;
  }

  LocalTimes limit(long count) {
    remaining = count;
    return this;
  }

  /** The next time, or empty at the end. */
  Optional<LocalDateTime> next() {
    if (remaining == 0) {
      return Optional.empty();
    }
    remaining--;
    try {
      return expand();
    } catch (IllegalArgumentException | IllegalStateException e) {
      // This is how the library says that it gives up.
      remaining = 0;
      return Optional.empty();
    }
  }

  private Optional<LocalDateTime> expand() {
    if (iterator == null) {
      iterator = rule.iterator(dateTime(start));
      iterator.fastForward(dateTime(from));
    }
    if (!iterator.hasNext()) {
      return Optional.empty();
    }
    DateTime time = iterator.nextDateTime();
    return time.getYear() > LAST_YEAR ? Optional.empty() : Optional.of(local(time));
  }

  private LocalDateTime local(DateTime time) {
    return LocalDateTime.of(
            time.getYear(),
            time.getMonth() + 1,
            time.getDayOfMonth(),
            time.getHours(),
            time.getMinutes(),
            time.getSeconds())
        .with(ChronoField.NANO_OF_SECOND, start.get(ChronoField.NANO_OF_SECOND));
  }

  private static DateTime dateTime(LocalDateTime time) {
    return new DateTime(
        DateTime.UTC,
        time.getYear(),
        time.getMonthValue() - 1,
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }
}
