package com.todoai.kit.problem;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whatever no other mapper takes. Containers wrap what a transaction or a proxy throws, so it looks
 * for the known kinds among the causes; the rest is answered with 500, shown to nobody and logged
 * once, here.
 */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(UnexpectedExceptionMapper.class.getName());

  @Context HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    return ProblemResponse.ofCause(request, failure).orElseGet(() -> otherwise(failure));
  }

  private Response otherwise(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        return ProblemResponse.of(request, status, null);
      }
      if (t instanceof JsonException || t instanceof JsonbException) {
        return ProblemResponse.of(
            request, 400, "The request body is not the JSON that this resource takes.");
      }
      if (isLostUpdate(t)) {
        return ProblemResponse.of(
            request, 409, "Somebody else changed this at the same time. Read it again and retry.");
      }
    }
    LOG.log(Level.SEVERE, "Request failed", failure);
    return ProblemResponse.of(request, 500, StatusDetail.of(500));
  }

  /** By name: services without persistence have neither of these classes. */
  private static boolean isLostUpdate(Throwable t) {
    String type = t.getClass().getName();
    return type.equals("jakarta.persistence.OptimisticLockException")
        || type.equals("org.hibernate.StaleStateException")
        || type.equals("org.hibernate.StaleObjectStateException");
  }
}
