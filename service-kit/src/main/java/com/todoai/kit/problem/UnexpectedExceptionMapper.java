package com.todoai.kit.problem;

import com.todoai.kit.persistence.DatabaseFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whatever no other mapper takes. Containers wrap what a transaction or a proxy throws, so it looks
 * for the known kinds among the causes. A database that is away is answered with 503; the rest with
 * 500, shown to nobody and logged once, here.
 */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(UnexpectedExceptionMapper.class.getName());

  private static final int RETRY_AFTER_SECONDS = 5;

  @Context HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    return ProblemResponse.ofCause(request, failure).orElseGet(() -> otherwise(failure));
  }

  private Response otherwise(Throwable failure) {
    Optional<SQLException> outage = DatabaseFailure.outageBehind(failure);
    if (outage.isPresent()) {
      return unavailable(outage.get());
    }
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        return ProblemResponse.of(request, status, null);
      }
      if (isLostUpdate(t)) {
        return ProblemResponse.of(
            request, 409, "Somebody else changed this at the same time. Read it again and retry.");
      }
    }
    LOG.log(Level.SEVERE, "Request failed", failure);
    return ProblemResponse.of(request, 500, StatusDetail.of(500));
  }

  /** An outage fails every request: one line each, since the stack traces would all be the same. */
  private Response unavailable(SQLException outage) {
    LOG.warning(
        () ->
            "Request answered 503, the database is away: SQLSTATE %s, %s"
                .formatted(outage.getSQLState(), outage.getMessage()));
    return ProblemResponse.builder(
            request, 503, StatusTitle.of(503), StatusDetail.of(503), List.of())
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  /** By name: services without persistence have neither of these classes. */
  private static boolean isLostUpdate(Throwable t) {
    String type = t.getClass().getName();
    return type.equals("jakarta.persistence.OptimisticLockException")
        || type.equals("org.hibernate.StaleStateException")
        || type.equals("org.hibernate.StaleObjectStateException");
  }
}
