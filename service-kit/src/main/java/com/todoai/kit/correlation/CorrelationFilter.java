package com.todoai.kit.correlation;

import com.todoai.kit.logging.LogContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers every request with its correlation id and puts that and the trace id on the log lines of
 * the request's thread. Declared by the jar's web fragment.
 */
public class CorrelationFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestCorrelation correlation = RequestCorrelation.of(request);
    response.setHeader(RequestCorrelation.HEADER, correlation.id());
    try (LogContext log = LogContext.open()) {
      log.correlationId(correlation.id());
      log.traceId(correlation.traceParent().traceId());
      chain.doFilter(request, response);
    }
  }
}
