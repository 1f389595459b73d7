package com.todoai.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long before a task is due its reminder fires: an ISO 8601 duration of weeks, or of days,
 * hours, minutes and seconds (RFC 5545, section 3.3.6), never negative. Kept as it was written, so
 * {@code PT60M} and {@code PT1H} are two offsets.
 *
 * @param value the duration as written, such as {@code PT1H}, {@code P1D}, {@code P1W}; {@code
 *     PT0S} is when the task is due; each number has at most five digits
 */
public record ReminderOffset(String value) {

  private static final Pattern FORM =
      Pattern.compile(
          "P(?=[0-9T])(?:([0-9]{1,5})W|(?:([0-9]{1,5})D)?"
              + "(?:T(?=[0-9])(?:([0-9]{1,5})H)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})S)?)?)");

  /**
   * @throws MalformedEventException when {@code value} is no such duration
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ReminderOffset {
    // An empty name: the offset is the whole value; who holds it knows what it is called.
    Constraints.required("", value);
    if (!FORM.matcher(value).matches()) {
      throw new MalformedEventException(
          "", "must be an ISO 8601 duration before due, such as PT1H, P1D or P1W");
    }
  }

  /**
   * Reads an offset.
   *
   * @param text the duration as written, not null
   * @return the offset
   * @throws MalformedEventException when {@code text} is no such duration
   */
  public static ReminderOffset parse(String text) {
    return new ReminderOffset(text);
  }

  /**
   * The instant at which a reminder fires. Weeks and days are nominal: a day before 09:00 is 09:00
   * the day before, even when a clock change lies between; hours, minutes and seconds are exact. A
   * time that a clock change leaves out moves forward by the gap; of one that comes twice the
   * earlier counts.
   *
   * @param due when the task is due, not null
   * @param zone the zone in which its days are counted, not null
   * @return the instant of the reminder
   */
  public Instant before(Instant due, ZoneId zone) {
    Matcher parts = FORM.matcher(value);
    if (!parts.matches()) {
      throw new IllegalStateException("not a duration");
    }
    long days = 7 * number(parts, 1) + number(parts, 2);
    Duration exact =
        Duration.ofHours(number(parts, 3))
            .plusMinutes(number(parts, 4))
            .plusSeconds(number(parts, 5));
    if (days == 0) {
      return due.minus(exact);
    }
    ZonedDateTime nominal = due.atZone(zone).minusDays(days).withEarlierOffsetAtOverlap();
    return nominal.toInstant().minus(exact);
  }

  private static long number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** The duration as written. */
  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
