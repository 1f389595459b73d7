package com.todoai.todo.tasks.control;

import com.todoai.kit.problem.FieldError;
import com.todoai.kit.time.BoundedInstant;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the fields of a JSON object and gathers what is wrong with each of them, so that a client
 * learns of all its mistakes at once.
 */
final class JsonFields {

  private final JsonObject object;
  private final List<FieldError> errors;

  JsonFields(JsonObject object, List<FieldError> errors) {
    this.object = object;
    this.errors = errors;
  }

  /** The field's text, or null when it is absent, null or not a text. */
  String text(String name) {
    return value(name, Function.identity(), "must be a text");
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    String known =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return value(name, text -> Enum.valueOf(type, text), "must be one of " + known);
  }

  Instant instant(String name) {
    return value(
        name, JsonFields::parseInstant, "must be an ISO 8601 instant such as 2026-03-01T09:00:00Z");
  }

  ZoneId zone(String name) {
    return value(name, JsonFields::parseZone, "must be an IANA time zone such as Europe/Berlin");
  }

  UUID uuid(String name) {
    return value(name, UUID::fromString, "must be a UUID");
  }

  List<String> texts(String name) {
    return list(name, Function.identity(), "must be a text");
  }

  /** The field's list, null when it is absent or null; an entry that is wrong is null. */
  <T> List<T> list(String name, Function<String, T> parser, String expectation) {
    JsonValue value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    if (value.getValueType() != JsonValue.ValueType.ARRAY) {
      errors.add(new FieldError(name, "must be a list"));
      return List.of();
    }
    List<T> entries = new ArrayList<>();
    for (JsonValue entry : value.asJsonArray()) {
      String path = name + "[" + entries.size() + "]";
      entries.add(parse(path, entry, parser, expectation));
    }
    return entries;
  }

  private <T> T value(String name, Function<String, T> parser, String expectation) {
    JsonValue value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    return parse(name, value, parser, expectation);
  }

  private <T> T parse(
      String path, JsonValue value, Function<String, T> parser, String expectation) {
    if (value instanceof JsonString string) {
      return parseText(path, string.getString(), parser, expectation);
    }
    errors.add(new FieldError(path, expectation));
    return null;
  }

  private <T> T parseText(
      String path, String text, Function<String, T> parser, String expectation) {
    if (!isStorable(text)) {
      errors.add(new FieldError(path, "must be well-formed Unicode without the character U+0000"));
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      errors.add(new FieldError(path, expectation));
      return null;
    }
  }

  /** PostgreSQL stores neither U+0000 nor half a surrogate pair. */
  private static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Instant parseInstant(String text) {
    return BoundedInstant.parse(text).truncatedTo(ChronoUnit.MICROS);
  }

  /** An offset such as +01:00 is no place: it knows no daylight saving. UTC is the exception. */
  private static ZoneId parseZone(String text) {
    if (!"UTC".equals(text) && !ZoneId.getAvailableZoneIds().contains(text)) {
      throw new DateTimeException("not a zone");
    }
    return ZoneId.of(text);
  }
}
