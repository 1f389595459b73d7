package com.todoai.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Reads a value that JSON has as a string, and from nothing but a string.
 *
 * @param <T> the value's type
 */
final class TextDeserializer<T> extends StdScalarDeserializer<T> {

  private static final long serialVersionUID = 1L;

  private final transient Function<String, T> reader;
  private final String rule;

  TextDeserializer(Class<T> type, Function<String, T> reader, String rule) {
    super(type);
    this.reader = reader;
    this.rule = rule;
  }

  @Override
  // The cause is left out: its message quotes the value, which may be private.
  @SuppressWarnings("UnusedException")
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw new MalformedEventException("", rule);
    }
    try {
      return reader.apply(parser.getText());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedEventException("", rule);
    }
  }
}
