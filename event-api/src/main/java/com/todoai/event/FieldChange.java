package com.todoai.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a change did to one field of a task.
 *
 * @param oldValue the field's JSON before, a JSON null where it had none; not null
 * @param newValue the field's JSON after, a JSON null where it has none; not null
 */
public record FieldChange(
    @JsonProperty("old") JsonNode oldValue, @JsonProperty("new") JsonNode newValue) {

  /**
   * @throws MalformedEventException when a value is missing
   */
  public FieldChange {
    Constraints.required("old", oldValue);
    Constraints.required("new", newValue);
  }
}
