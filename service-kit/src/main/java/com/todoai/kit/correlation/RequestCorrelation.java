package com.todoai.kit.correlation;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What ties a request to what it causes.
 *
 * @param id the correlation id, one to 64 letters, digits, dots, underscores and hyphens
 * @param traceParent the caller's trace context, or a new one when it sent none that is valid
 */
public record RequestCorrelation(String id, TraceParent traceParent) {

  /** The header that carries the id in and out. */
  public static final String HEADER = "X-Correlation-ID";

  private static final String ATTRIBUTE = RequestCorrelation.class.getName();

  /** Nothing that could break out of a header, a log line or a JSON text. */
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * The correlation of a request, the same one each time, error dispatches included. An id that the
   * client sent is taken if it is fit to be shown, else replaced by a new one.
   */
  public static RequestCorrelation of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof RequestCorrelation known) {
      return known;
    }
    RequestCorrelation fresh = from(request.getHeader(HEADER), request.getHeader("traceparent"));
    remember(request, fresh);
    return fresh;
  }

  static RequestCorrelation from(String correlationHeader, String traceHeader) {
    String id =
        correlationHeader != null && ACCEPTED.matcher(correlationHeader).matches()
            ? correlationHeader
            : UUID.randomUUID().toString();
    return new RequestCorrelation(id, TraceParent.parse(traceHeader).orElseGet(TraceParent::start));
  }

  private static void remember(ServletRequest request, RequestCorrelation correlation) {
    request.setAttribute(ATTRIBUTE, correlation);
  }
}
