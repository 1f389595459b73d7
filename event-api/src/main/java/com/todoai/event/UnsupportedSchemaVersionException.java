package com.todoai.event;

/**
 * An event of a major schema version that this release does not know. A newer release of the
 * consumer may read it.
 */
public final class UnsupportedSchemaVersionException extends MalformedEventException {

  private static final long serialVersionUID = 1L;

  /**
   * @param field the path of the field with the version, not null
   */
  public UnsupportedSchemaVersionException(String field) {
    super(field, "must be of major version " + SchemaVersion.MAJOR);
  }

  @Override
  UnsupportedSchemaVersionException within(String path) {
    return new UnsupportedSchemaVersionException(FieldPath.join(path, field()));
  }
}
