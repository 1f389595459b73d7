package com.todoai.kit.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * A DATE or DATE-TIME as RFC 5545 writes it (sections 3.3.4 and 3.3.5). One without a zone of its
 * own means the zone of the task.
 */
sealed interface DateValue {

  /** Whether the occurrence comes after this value; a day lasts until its end. */
  boolean isBefore(ZonedDateTime occurrence);

  /** Whether the occurrence is the one that this value names. */
  boolean names(ZonedDateTime occurrence);

  /** A whole local day. */
  record Day(LocalDate day) implements DateValue {

    @Override
    public boolean isBefore(ZonedDateTime occurrence) {
      return day.isBefore(occurrence.toLocalDate());
    }

    @Override
    public boolean names(ZonedDateTime occurrence) {
      return day.equals(occurrence.toLocalDate());
    }
  }

  /** A wall-clock time in the task's zone. */
  record Floating(LocalDateTime time) implements DateValue {

    @Override
    public boolean isBefore(ZonedDateTime occurrence) {
      return absolute(occurrence).isBefore(occurrence);
    }

    @Override
    public boolean names(ZonedDateTime occurrence) {
      return absolute(occurrence).names(occurrence);
    }

    private Absolute absolute(ZonedDateTime occurrence) {
      return new Absolute(time.atZone(occurrence.getZone()).toInstant());
    }
  }

  /** A point in time. */
  record Absolute(Instant instant) implements DateValue {

    @Override
    public boolean isBefore(ZonedDateTime occurrence) {
      return instant.getEpochSecond() < occurrence.toEpochSecond();
    }

    @Override
    public boolean names(ZonedDateTime occurrence) {
      return instant.getEpochSecond() == occurrence.toEpochSecond();
    }
  }

  /**
   * Reads a value without a TZID.
   *
   * @throws InvalidRecurrenceRuleException when it is neither a DATE nor a DATE-TIME
   */
  static DateValue parse(String text) {
    try {
      if (!text.contains("T")) {
        return new Day(LocalDate.parse(text, Format.DATE));
      }
      if (text.endsWith("Z")) {
        String time = text.substring(0, text.length() - 1);
        return new Absolute(Format.dateTime(time).toInstant(ZoneOffset.UTC));
      }
      return new Floating(Format.dateTime(text));
    } catch (DateTimeException e) {
      throw new InvalidRecurrenceRuleException("'" + text + "' is not a date or date-time", e);
    }
  }

  /** Reads a local date-time in a zone of its own. */
  static DateValue parse(String text, ZoneId zone) {
    DateValue value = parse(text);
    return value instanceof Floating floating
        ? new Absolute(floating.time().atZone(zone).toInstant())
        : value;
  }

  /** RFC 5545's notation: the basic format of ISO 8601. */
  final class Format {

    private static final DateTimeFormatter DATE =
        DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
        DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    private Format() {}

    private static LocalDateTime dateTime(String text) {
      return LocalDateTime.parse(text, DATE_TIME);
    }
  }
}
