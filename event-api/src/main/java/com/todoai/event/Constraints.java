package com.todoai.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The schemas' constraints on single fields, for the constructors of the records: what they let
 * through is valid under the schemas.
 */
final class Constraints {

  /** OpenID Connect Core 1.0, section 2, lets a subject be this long. */
  static final int IDENTIFIER_MAX = 255;

  /** The largest integer that every JSON reader keeps exact (RFC 8259, section 6). */
  static final long EXACT_INTEGER_MAX = 9_007_199_254_740_991L;

  static final int TITLE_MAX = 500;

  private static final Instant FIRST_INSTANT = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** CloudEvents 1.0.2, section 3.1.1: what a string attribute must not contain. */
  private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");

  /**
   * PostgreSQL stores no U+0000, neither in text nor in jsonb; half of a surrogate pair has no
   * UTF-8 form.
   */
  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\ud800-\\udfff]");

  private static final Pattern ZONE = Pattern.compile("[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*");

  private Constraints() {}

  static <T> T required(String field, T value) {
    if (value == null) {
      throw new MalformedEventException(field, "is required");
    }
    return value;
  }

  static String identifier(String field, String value) {
    text(field, value, 1, IDENTIFIER_MAX);
    if (CONTROL_CHARACTER.matcher(value).find()) {
      throw new MalformedEventException(field, "must not contain control characters");
    }
    return value;
  }

  static String title(String field, String value) {
    return text(field, value, 1, TITLE_MAX);
  }

  /** Counts Unicode characters, as JSON Schema does, not UTF-16 units. */
  static String text(String field, String value, int min, int max) {
    required(field, value);
    int length = value.codePointCount(0, value.length());
    if (length < min || length > max) {
      throw new MalformedEventException(field, "must have %d to %d characters".formatted(min, max));
    }
    if (UNSTORABLE.matcher(value).find()) {
      throw new MalformedEventException(
          field, "must not contain U+0000 nor half of a surrogate pair");
    }
    return value;
  }

  static String optionalText(String field, String value, int min, int max) {
    return value == null ? null : text(field, value, min, max);
  }

  static <T> List<T> list(String field, List<T> values, int max) {
    required(field, values);
    if (values.size() > max) {
      throw new MalformedEventException(field, "must have at most %d items".formatted(max));
    }
    for (int i = 0; i < values.size(); i++) {
      required(field + "[" + i + "]", values.get(i));
    }
    return List.copyOf(values);
  }

  static long integer(String field, long value, long min) {
    if (value < min || value > EXACT_INTEGER_MAX) {
      throw new MalformedEventException(
          field, "must be from %d to %d".formatted(min, EXACT_INTEGER_MAX));
    }
    return value;
  }

  static Instant instant(String field, Instant value) {
    required(field, value);
    if (value.isBefore(FIRST_INSTANT) || value.isAfter(LAST_INSTANT)) {
      throw new MalformedEventException(field, "must be in the years 0000 to 9999");
    }
    return value;
  }

  static Instant optionalInstant(String field, Instant value) {
    return value == null ? null : instant(field, value);
  }

  static ZoneId optionalZone(String field, ZoneId value) {
    if (value != null && !isZoneName(value.getId())) {
      throw new MalformedEventException(field, "must be the name of an IANA time zone");
    }
    return value;
  }

  static boolean isZoneName(String text) {
    return text.length() <= IDENTIFIER_MAX && ZONE.matcher(text).matches() && !"Z".equals(text);
  }
}
