package com.todoai.kit.recurrence;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;

/**
 * One RRULE (RFC 5545, section 3.3.10). lib-recur expands it over plain local times and never sees
 * a zone; UNTIL, which is an instant, and COUNT are applied here.
 */
final class Rrule implements Pattern {

  /** A rule with COUNT has to be walked from its start. */
  private static final int MAX_COUNT = 10_000;

  /** Beyond it lies nobody's next task; it keeps the expansion within the calendar's years. */
  private static final Duration MAX_INTERVAL = ChronoUnit.CENTURIES.getDuration();

  /** A year's 53rd week, which lib-recur also finds in years that have 52. */
  private static final int LEAP_WEEK = 53;

  private final org.dmfs.rfc5545.recur.RecurrenceRule rule;
  private final ChronoUnit unit;
  private final Integer count;
  private final DateValue until;

  private Rrule(org.dmfs.rfc5545.recur.RecurrenceRule rule) {
    this.rule = rule;
    this.unit = unitOf(rule.getFreq());
    this.count = rule.getCount();
    this.until = rule.getUntil() == null ? null : DateValue.parse(rule.getUntil().toString());
    refuseWhatCannotBeEvaluated();
    // For the library UNTIL and COUNT are one field, so this ends both.
    rule.setUntil(null);
  }

  /**
   * Reads the value of an RRULE, without the property's name.
   *
   * @throws InvalidRecurrenceRuleException when it breaks RFC 5545 or asks for what cannot be
   *     evaluated in bounded time
   */
  static Rrule parse(String text) {
    try {
      return new Rrule(new org.dmfs.rfc5545.recur.RecurrenceRule(text, RfcMode.RFC5545_STRICT));
    } catch (InvalidRecurrenceRuleException e) {
      throw e;
    } catch (org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException | IllegalArgumentException e) {
      throw new InvalidRecurrenceRuleException("not a recurrence rule: " + e.getMessage(), e);
    } catch (IndexOutOfBoundsException e) {
      throw new InvalidRecurrenceRuleException("not a recurrence rule: it is cut short", e);
    }
  }

  @Override
  public Rrule startingOn(LocalDate firstDay) {
    return this;
  }

  /** Whether the occurrence comes after the rule's UNTIL. */
  boolean endsBefore(ZonedDateTime occurrence) {
    return until != null && until.isBefore(occurrence);
  }

  /**
   * The local times that the rule gives, in order. Those before {@code near} may be left out.
   *
   * @param start the series' first local time
   */
  LocalTimes localTimes(LocalDateTime start, LocalDateTime near) {
    if (count != null) {
      return LocalTimes.of(rule, expansionStart(start)).from(start).limit(count);
    }
    LocalDateTime from = near.isAfter(start) ? near : start;
    return LocalTimes.of(rule, expansionStart(advanced(start, from))).from(from);
  }

  /**
   * lib-recur numbers BYSETPOS in the first year from the start instead of from New Year, so the
   * expansion begins some intervals earlier, on a date that gives the rule the same defaults.
   */
  private LocalDateTime expansionStart(LocalDateTime start) {
    if (!rule.hasPart(Part.BYSETPOS)) {
      return start;
    }
    LocalDateTime earlier;
    long intervals = 0;
    do {
      intervals++;
      earlier = start.minus(intervals * rule.getInterval(), unit);
    } while (unit.compareTo(ChronoUnit.MONTHS) >= 0
        && earlier.getDayOfMonth() != start.getDayOfMonth());
    return earlier;
  }

  /**
   * A start as good as the given one, close to where the search begins: the library would otherwise
   * step through years in seconds.
   */
  private LocalDateTime advanced(LocalDateTime start, LocalDateTime near) {
    if (!unit.isTimeBased()) {
      return start;
    }
    Duration step = unit.getDuration().multipliedBy(rule.getInterval());
    return start.plus(step.multipliedBy(Duration.between(start, near).dividedBy(step)));
  }

  private static ChronoUnit unitOf(Freq frequency) {
    return switch (frequency) {
      case YEARLY -> ChronoUnit.YEARS;
      case MONTHLY -> ChronoUnit.MONTHS;
      case WEEKLY -> ChronoUnit.WEEKS;
      case DAILY -> ChronoUnit.DAYS;
      case HOURLY -> ChronoUnit.HOURS;
      case MINUTELY -> ChronoUnit.MINUTES;
      case SECONDLY -> ChronoUnit.SECONDS;
    };
  }

  private void refuseWhatCannotBeEvaluated() {
    refuseIf(count != null && count > MAX_COUNT, "COUNT is larger than " + MAX_COUNT);
    Duration interval = unit.getDuration().multipliedBy(rule.getInterval());
    refuseIf(interval.compareTo(MAX_INTERVAL) > 0, "INTERVAL is longer than a century");
    boolean scaled = rule.hasPart(Part.RSCALE) || rule.hasPart(Part.SKIP);
    refuseIf(scaled, "RSCALE and SKIP (RFC 7529) are not supported");
    List<Integer> weeks = rule.hasPart(Part.BYWEEKNO) ? rule.getByPart(Part.BYWEEKNO) : List.of();
    boolean leapWeek = weeks.contains(LEAP_WEEK) || weeks.contains(-LEAP_WEEK);
    refuseIf(leapWeek, "BYWEEKNO must be from 1 to 52 or from -1 to -52");
    for (Part part : tooRareFor(unit)) {
      refuseIf(rule.hasPart(part), part + " cannot be used with FREQ=" + rule.getFreq());
    }
  }

  /** Filters between whose matches lie more periods of the frequency than the library looks at. */
  private static Set<Part> tooRareFor(ChronoUnit unit) {
    return switch (unit) {
      case HOURS -> EnumSet.of(Part.BYMONTH, Part.BYYEARDAY);
      case MINUTES -> EnumSet.of(Part.BYMONTH, Part.BYYEARDAY, Part.BYMONTHDAY, Part.BYDAY);
      case SECONDS ->
          EnumSet.of(Part.BYMONTH, Part.BYYEARDAY, Part.BYMONTHDAY, Part.BYDAY, Part.BYHOUR);
      default -> EnumSet.noneOf(Part.class);
    };
  }

  private static void refuseIf(boolean refused, String reason) {
    if (refused) {
      throw new InvalidRecurrenceRuleException("not supported: " + reason);
    }
  }
}
