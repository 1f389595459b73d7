package com.todoai.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads the values that JSON has as strings; java.util and java.time alone would take more forms.
 * Fails with an {@link IllegalArgumentException} or a {@link java.time.DateTimeException}.
 */
final class Scalars {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Pattern INSTANT_FORM =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z");

  private Scalars() {}

  static UUID uuid(String text) {
    require(UUID_FORM.matcher(text).matches());
    return UUID.fromString(text);
  }

  static Instant instant(String text) {
    require(INSTANT_FORM.matcher(text).matches());
    return Instant.parse(text);
  }

  static ZoneId zone(String text) {
    require(Constraints.isZoneName(text));
    return ZoneId.of(text);
  }

  private static void require(boolean formed) {
    if (!formed) {
      throw new IllegalArgumentException("not in the form that the schema asks for");
    }
  }
}
