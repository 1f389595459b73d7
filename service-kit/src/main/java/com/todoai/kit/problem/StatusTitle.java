package com.todoai.kit.problem;

import jakarta.ws.rs.core.Response;

/** The reason phrase of a status code, as the title of a problem without a type of its own. */
final class StatusTitle {

  private StatusTitle() {}

  static String of(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Status " + status : known.getReasonPhrase();
  }
}
