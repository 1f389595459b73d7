package com.todoai.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with the problem that the service itself has named. */
@Provider
public class ProblemExceptionMapper implements ExceptionMapper<ProblemException> {

  @Context HttpServletRequest request;

  @Override
  public Response toResponse(ProblemException problem) {
    return ProblemResponse.of(request, problem);
  }
}
