package com.todoai.kit.problem;

import com.todoai.kit.correlation.RequestCorrelation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Answers a request with a problem, naming the request's path and correlation id. */
final class ProblemResponse {

  private ProblemResponse() {}

  static Response of(HttpServletRequest request, int status, String detail) {
    return of(request, status, StatusTitle.of(status), detail, List.of());
  }

  static Response of(HttpServletRequest request, ProblemException problem) {
    return of(request, problem.status(), problem.title(), problem.getMessage(), problem.errors());
  }

  /** The answer to a problem that is among the causes of a failure, which a parser may wrap. */
  static Optional<Response> ofCause(HttpServletRequest request, Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ProblemException problem) {
        return Optional.of(of(request, problem));
      }
    }
    return Optional.empty();
  }

  private static Response of(
      HttpServletRequest request,
      int status,
      String title,
      String detail,
      List<FieldError> errors) {
    return builder(request, status, title, detail, errors).build();
  }

  static Response.ResponseBuilder builder(
      HttpServletRequest request,
      int status,
      String title,
      String detail,
      List<FieldError> errors) {
    Problem problem =
        new Problem(
            status,
            title,
            detail,
            request.getRequestURI(),
            RequestCorrelation.of(request).id(),
            errors);
    return Response.status(status).type(Problem.MEDIA_TYPE).entity(problem.toJson());
  }
}
