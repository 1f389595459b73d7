package com.todoai.kit.problem;

import java.util.List;

/**
 * Ends a request with a problem that the client can do something about. What it carries is shown to
 * the client as it is.
 */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final transient List<FieldError> errors;

  /**
   * @param status HTTP status code, 400 to 599
   * @param title the kind of problem
   * @param detail this occurrence; may be null
   * @param errors what is wrong with which field; may be empty
   */
  public ProblemException(int status, String title, String detail, List<FieldError> errors) {
    super(detail == null ? title : detail);
    this.status = status;
    this.title = title;
    this.errors = List.copyOf(errors);
  }

  /** A problem without fields to blame, titled by its status. */
  public ProblemException(int status, String detail) {
    this(status, StatusTitle.of(status), detail, List.of());
  }

  /** 400 for one field. */
  public static ProblemException invalidField(String field, String detail) {
    return invalid(List.of(new FieldError(field, detail)));
  }

  /** 400 for several fields. */
  public static ProblemException invalid(List<FieldError> errors) {
    return new ProblemException(
        400, StatusTitle.of(400), "The request has fields that are not valid.", errors);
  }

  /** 404, also for what belongs to somebody else. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(404, detail);
  }

  /** 409: the request does not fit the state of the thing. */
  public static ProblemException conflict(String detail) {
    return new ProblemException(409, detail);
  }

  /** 412: If-Match names another version (RFC 9110 section 13.1.1). */
  public static ProblemException preconditionFailed(String detail) {
    return new ProblemException(412, detail);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public List<FieldError> errors() {
    return errors;
  }
}
