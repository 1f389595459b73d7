package com.todoai.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An attribute that CloudEvents 1.0.2, section 3.1, defines.
 *
 * @param name its name in lower case
 * @param required whether an event must have it
 * @param form fails with an {@link IllegalArgumentException} or a {@link DateTimeException} on text
 *     that is not of its form
 * @param rule what is asked of its form, in words
 */
record ContextAttribute(String name, boolean required, Consumer<String> form, String rule) {

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\\.[0-9]+)?"
              + "([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])");

  static final List<ContextAttribute> ALL =
      List.of(
          new ContextAttribute(
              "specversion", true, ContextAttribute::requireVersion, "must be 1.0"),
          plain("id", true),
          new ContextAttribute("source", true, URI::create, "must be a URI reference"),
          plain("type", true),
          plain("subject", false),
          new ContextAttribute(
              "time", false, ContextAttribute::requireTimestamp, "must be an RFC 3339 timestamp"),
          plain("datacontenttype", false),
          new ContextAttribute("dataschema", false, URI::create, "must be a URI"));

  private static ContextAttribute plain(String name, boolean required) {
    return new ContextAttribute(name, required, text -> {}, "");
  }

  /** Checks this attribute of an event in structured JSON mode. */
  void check(JsonNode event) {
    if (!required && !event.hasNonNull(name)) {
      return;
    }
    JsonNode value = Constraints.required(name, event.get(name));
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new MalformedEventException(name, "must be a string that is not empty");
    }
    try {
      form.accept(value.textValue());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedEventException(name, rule, e);
    }
  }

  private static void requireTimestamp(String text) {
    if (!TIMESTAMP.matcher(text).matches()) {
      throw new IllegalArgumentException("no RFC 3339 timestamp");
    }
    OffsetDateTime.parse(text);
  }

  private static void requireVersion(String text) {
    if (!"1.0".equals(text)) {
      throw new IllegalArgumentException("another version of CloudEvents");
    }
  }
}
