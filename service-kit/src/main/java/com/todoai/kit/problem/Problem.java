package com.todoai.kit.problem;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Objects;

/**
 * A problem details object (RFC 9457 section 3.1). Its type is always {@code about:blank} (section
 * 4.2.1): the status says what kind of problem it is.
 *
 * @param status HTTP status code
 * @param title the kind of problem, the same for each occurrence
 * @param detail this occurrence, for a person; may be null
 * @param instance path of the request; may be null
 * @param correlationId what to quote to the operators; may be null
 * @param errors what is wrong with which field; empty when no field is to blame
 */
public record Problem(
    int status,
    String title,
    String detail,
    String instance,
    String correlationId,
    List<FieldError> errors) {

  /** RFC 9457 section 6.1. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Copies the errors. */
  public Problem {
    Objects.requireNonNull(title, "title");
    errors = List.copyOf(errors);
  }

  /** The JSON text, without the members that are null or empty. */
  public String toJson() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status);
    addIfPresent(json, "detail", detail);
    addIfPresent(json, "instance", instance);
    addIfPresent(json, "correlationId", correlationId);
    if (!errors.isEmpty()) {
      JsonArrayBuilder array = Json.createArrayBuilder();
      errors.forEach(
          error ->
              array.add(
                  Json.createObjectBuilder()
                      .add("field", error.field())
                      .add("detail", error.detail())));
      json.add("errors", array);
    }
    return json.build().toString();
  }

  private static void addIfPresent(JsonObjectBuilder json, String name, String value) {
    if (value != null) {
      json.add(name, value);
    }
  }
}
