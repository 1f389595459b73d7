package com.todoai.kit.recurrence;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The occurrences that a series leaves out (RFC 5545, section 3.8.5.1). */
record ExceptionDates(List<DateValue> values) {

  static final String PROPERTY = "EXDATE";

  static final ExceptionDates NONE = new ExceptionDates(List.of());

  ExceptionDates {
    values = List.copyOf(values);
  }

  /** These and the ones of a further {@code EXDATE} line, parameters included. */
  ExceptionDates withLine(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new InvalidRecurrenceRuleException("an EXDATE line has no ':' before its dates");
    }
    ZoneId zone = zone(line.substring(PROPERTY.length(), colon));
    List<DateValue> all = new ArrayList<>(values);
    for (String value : line.substring(colon + 1).split(",", -1)) {
      all.add(zone == null ? DateValue.parse(value) : DateValue.parse(value, zone));
    }
    return new ExceptionDates(all);
  }

  boolean exclude(ZonedDateTime occurrence) {
    return values.stream().anyMatch(value -> value.names(occurrence));
  }

  private static ZoneId zone(String parameters) {
    ZoneId zone = null;
    for (String parameter : parameters.split(";", -1)) {
      String name = parameter.toUpperCase(Locale.ROOT);
      if (name.startsWith("TZID=")) {
        zone = zoneOf(parameter.substring("TZID=".length()));
      } else if (!name.isEmpty() && !name.equals("VALUE=DATE") && !name.equals("VALUE=DATE-TIME")) {
        throw new InvalidRecurrenceRuleException(
            "the EXDATE parameter '" + parameter + "' is not supported");
      }
    }
    return zone;
  }

  private static ZoneId zoneOf(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new InvalidRecurrenceRuleException("the EXDATE zone '" + id + "' is unknown", e);
    }
  }
}
