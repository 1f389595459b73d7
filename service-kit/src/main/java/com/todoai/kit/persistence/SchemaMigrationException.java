package com.todoai.kit.persistence;

/** The schema is not at the version that this build needs, so the service must not start. */
public class SchemaMigrationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SchemaMigrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
