package com.todoai.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Reads an integer as JSON Schema understands it: any number without a fraction, {@code 1.0} too,
 * and neither a string nor null nor nothing.
 */
final class IntegerDeserializer extends StdScalarDeserializer<Long> {

  private static final long serialVersionUID = 1L;

  IntegerDeserializer() {
    super(long.class);
  }

  @Override
  public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw new MalformedEventException("", "must be an integer");
    }
    try {
      return parser.getDecimalValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new MalformedEventException("", "must be an integer", e);
    }
  }

  @Override
  public Long getNullValue(DeserializationContext context) throws JsonMappingException {
    // Jackson adds the path to its own exceptions only.
    throw JsonMappingException.from(
        context, "no integer", new MalformedEventException("", "is required"));
  }
}
