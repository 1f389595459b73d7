package com.todoai.event;

/**
 * An event, or a part of one, that the contract forbids. Reading it again gives the same answer, so
 * a consumer does well not to try.
 */
public class MalformedEventException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String detail;

  /**
   * @param field the path of the offending field, such as {@code data.task.tags[3]}, empty for the
   *     whole; not null
   * @param detail what the contract asks of it, not null; never the field's value, which may be
   *     private
   */
  public MalformedEventException(String field, String detail) {
    this(field, detail, null);
  }

  /**
   * @param field the path of the offending field, not null
   * @param detail what the contract asks of it, not null
   * @param cause what brought it to light, or null
   */
  public MalformedEventException(String field, String detail, Throwable cause) {
    super((field.isEmpty() ? "the value" : field) + " " + detail, cause);
    this.field = field;
    this.detail = detail;
  }

  /** The path of the offending field from where reading began; never null. */
  public String field() {
    return field;
  }

  /** What the contract asks of the field; never null. */
  public String detail() {
    return detail;
  }

  /** The same failure as seen from an object that has the failed one at {@code path}. */
  MalformedEventException within(String path) {
    return new MalformedEventException(FieldPath.join(path, field), detail, getCause());
  }
}
