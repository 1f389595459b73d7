package com.todoai.platform.process;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A line that a part has written.
 *
 * @param text as it was written, without its end
 */
record LogLine(String text) {

  /** Servers say it the first way, sidecars the second. */
  private static final List<String> LEVELS = List.of("loglevel", "level");

  private static final List<String> MESSAGES = List.of("message", "msg");

  /**
   * What a person wants of it: of a JSON object the level and the message, without the frames of a
   * stack trace; anything else as it is.
   */
  List<String> readable() {
    if (!text.startsWith("{")) {
      return List.of(text);
    }
    try {
      Map<String, Object> object = JSONObjectUtils.parse(text);
      String message = first(object, MESSAGES);
      return message.isEmpty()
          ? List.of(text)
          : (first(object, LEVELS) + " " + message)
              .strip()
              .lines()
              .filter(line -> !isFrame(line.strip()))
              .toList();
    } catch (ParseException noJson) {
      return List.of(text);
    }
  }

  private static boolean isFrame(String line) {
    return line.startsWith("at ") || line.startsWith("... ");
  }

  private static String first(Map<String, Object> object, List<String> names) {
    return names.stream()
        .map(object::get)
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .findFirst()
        .orElse("");
  }
}
