package com.todoai.kit.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How a task recurs: an RFC 5545 recurrence rule, or one of the words {@code daily}, {@code
 * weekly}, {@code monthly} and {@code yearly}, with the dates that are left out.
 *
 * <p>A rule is evaluated in the wall-clock time of the task's zone. A time that a daylight-saving
 * change skips moves forward by the length of the gap; of a time that comes twice the earlier one
 * counts (RFC 5545, section 3.3.5). UNTIL without a zone means the task's zone, and as a date the
 * whole of that day.
 *
 * <p>{@code monthly} and {@code yearly} fall back to a short month's last day, while {@code
 * FREQ=MONTHLY} and {@code FREQ=YEARLY} skip it, as RFC 5545 has it.
 */
public final class RecurrenceRule {

  /** The longest text that is read. */
  public static final int MAX_LENGTH = 2_000;

  private static final String PROPERTY = "RRULE:";

  /** No zone has ever skipped more: Samoa left out 30 December 2011. */
  private static final Duration LONGEST_GAP = Duration.ofDays(1);

  /** More than a day of seconds, the most that is looked at without leaving a gap. */
  private static final int MAX_CANDIDATES = 200_000;

  private final String text;
  private final Pattern pattern;
  private final ExceptionDates exceptions;

  private RecurrenceRule(String text, Pattern pattern, ExceptionDates exceptions) {
    this.text = text;
    this.pattern = pattern;
    this.exceptions = exceptions;
  }

  /**
   * Reads a rule: on the first line the RRULE, with or without {@code RRULE:}, or a shorthand; on
   * any further lines {@code EXDATE} properties.
   *
   * @throws InvalidRecurrenceRuleException when it is not a rule, with a message for the user
   */
  public static RecurrenceRule parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidRecurrenceRuleException(
          "a recurrence rule has at most " + MAX_LENGTH + " characters");
    }
    Pattern pattern = null;
    ExceptionDates exceptions = ExceptionDates.NONE;
    for (String line : text.strip().split("\\R", -1)) {
      String property = line.strip();
      if (property.toUpperCase(Locale.ROOT).startsWith(ExceptionDates.PROPERTY)) {
        exceptions = exceptions.withLine(property);
      } else if (pattern == null) {
        pattern = patternOf(property);
      } else {
        throw new InvalidRecurrenceRuleException(
            "only EXDATE lines can follow the rule, not '" + property + "'");
      }
    }
    if (pattern == null) {
      throw new InvalidRecurrenceRuleException("EXDATE lines need a rule before them");
    }
    return new RecurrenceRule(text, pattern, exceptions);
  }

  private static Pattern patternOf(String property) {
    Optional<Shorthand> shorthand = Shorthand.of(property);
    if (shorthand.isPresent()) {
      return shorthand.get();
    }
    boolean named = property.regionMatches(true, 0, PROPERTY, 0, PROPERTY.length());
    return Rrule.parse(named ? property.substring(PROPERTY.length()) : property);
  }

  /**
   * The first occurrence after another one.
   *
   * @param seriesStart the first occurrence, RFC 5545's DTSTART, from which COUNT and INTERVAL
   *     count
   * @param recurrenceId the occurrence to look beyond, as the rule gave it
   * @param zone the zone whose wall-clock time the rule is about
   * @return empty when the series has ended, which includes rules that no date can meet
   */
  public Optional<Instant> nextAfter(Instant seriesStart, Instant recurrenceId, ZoneId zone) {
    LocalDateTime start = LocalDateTime.ofInstant(seriesStart, zone);
    LocalDateTime near = LocalDateTime.ofInstant(recurrenceId, zone).minus(LONGEST_GAP);
    Rrule rrule = pattern.startingOn(start.toLocalDate());
    LocalTimes times = rrule.localTimes(start, near);
    ZonedDateTime earliest = null;
    for (int candidate = 0; candidate < MAX_CANDIDATES; candidate++) {
      LocalDateTime time = times.next().orElse(null);
      // Times inside a gap move behind later ones, so the first that fits need not be the earliest.
      if (time == null || (earliest != null && !time.isBefore(earliest.toLocalDateTime()))) {
        break;
      }
      ZonedDateTime occurrence = time.atZone(zone);
      if (occurrence.toInstant().isAfter(recurrenceId)
          && (earliest == null || occurrence.isBefore(earliest))
          && !exceptions.exclude(occurrence)) {
        earliest = occurrence;
      }
    }
    return Optional.ofNullable(earliest)
        .filter(occurrence -> !rrule.endsBefore(occurrence))
        .map(ZonedDateTime::toInstant);
  }

  /** The rule as it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecurrenceRule rule && text.equals(rule.text);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(text);
  }
}
