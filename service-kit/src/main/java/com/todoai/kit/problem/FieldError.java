package com.todoai.kit.problem;

import java.util.Objects;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path as the client wrote it, such as {@code tags[3]}
 * @param detail what is wrong with it, for a person
 */
public record FieldError(String field, String detail) {

  /** Refuses nulls. */
  public FieldError {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(detail, "detail");
  }
}
