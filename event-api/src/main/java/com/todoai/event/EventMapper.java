package com.todoai.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads and writes the events' JSON as strictly as the schemas ask: where Jackson would bend a
 * value to fit, this refuses it and names the field.
 */
final class EventMapper {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(scalars())
          .addModule(JsonFormat.getCloudEventJacksonModule())
          // Else a character outside the basic plane takes twelve bytes instead of four.
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withCoercionConfig(
              LogicalType.Textual,
              config -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                  config.setCoercion(shape, CoercionAction.Fail);
                }
              })
          .build();

  private EventMapper() {}

  private static SimpleModule scalars() {
    SimpleModule module = new SimpleModule();
    add(module, UUID.class, Scalars::uuid, "must be a UUID in lower case");
    add(module, Instant.class, Scalars::instant, "must be an RFC 3339 instant in UTC");
    add(module, ZoneId.class, Scalars::zone, "must be the name of an IANA time zone");
    addEnum(module, TaskStatus.class);
    addEnum(module, Priority.class);
    addEnum(module, TaskEventType.class);
    addEnum(module, ReminderEventType.class);
    addEnum(module, NotificationEventType.class);
    module.addDeserializer(long.class, new IntegerDeserializer());
    return module;
  }

  private static <T> void add(
      SimpleModule module, Class<T> type, Function<String, T> reader, String rule) {
    module.addDeserializer(type, new TextDeserializer<>(type, reader, rule));
    module.addSerializer(type, ToStringSerializer.instance);
  }

  /** Jackson's own trims the name and takes a number as well. */
  private static <E extends Enum<E>> void addEnum(SimpleModule module, Class<E> type) {
    String rule = "must be one of " + Arrays.toString(type.getEnumConstants());
    module.addDeserializer(
        type, new TextDeserializer<>(type, name -> Enum.valueOf(type, name), rule));
  }

  /** A tree of the caller's own. */
  static ObjectNode toTree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static <T> T fromTree(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON document can be made of this", e);
    }
  }

  static JsonNode parse(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MalformedEventException malformed(JacksonException failure) {
    String path = failure instanceof JsonMappingException e ? pathOf(e) : "";
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof MalformedEventException malformed) {
        return malformed.within(path);
      }
    }
    // Jackson's own message and source quote the document, which may be private.
    return new MalformedEventException(path, ruleOf(failure));
  }

  private static String pathOf(JsonMappingException failure) {
    String path = "";
    for (JsonMappingException.Reference step : failure.getPath()) {
      String name = step.getFieldName();
      path = FieldPath.join(path, name == null ? "[" + step.getIndex() + "]" : name);
    }
    return path;
  }

  private static String ruleOf(JacksonException failure) {
    if (!(failure instanceof MismatchedInputException mismatch)
        || mismatch.getTargetType() == null) {
      return "must be well-formed JSON";
    }
    Class<?> type = mismatch.getTargetType();
    if (type == String.class || type == ReminderOffset.class) {
      return "must be a string";
    }
    return Collection.class.isAssignableFrom(type) ? "must be an array" : "must be an object";
  }
}
