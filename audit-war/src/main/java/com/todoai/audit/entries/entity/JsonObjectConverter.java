package com.todoai.audit.entries.entity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;

/** A JSON column as a JSON object. */
@Converter
public class JsonObjectConverter implements AttributeConverter<JsonObject, String> {

  @Override
  public String convertToDatabaseColumn(JsonObject object) {
    return object == null ? null : object.toString();
  }

  @Override
  public JsonObject convertToEntityAttribute(String text) {
    if (text == null) {
      return null;
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
