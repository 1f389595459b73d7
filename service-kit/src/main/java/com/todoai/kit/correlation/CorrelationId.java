package com.todoai.kit.correlation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The correlation of the HTTP request at hand, for injection. Outside a request there is none: take
 * it from the event that is being handled.
 */
@RequestScoped
public class CorrelationId {

  private final RequestCorrelation correlation;

  /** For the container's proxy. */
  protected CorrelationId() {
    this.correlation = null;
  }

  @Inject
  CorrelationId(HttpServletRequest request) {
    this.correlation = RequestCorrelation.of(request);
  }

  /** One to 64 letters, digits, dots, underscores and hyphens; the same that the response names. */
  public String value() {
    return correlation.id();
  }

  /** The caller's trace context, or a new one when it sent none that is valid. */
  public TraceParent traceParent() {
    return correlation.traceParent();
  }

  @Override
  public String toString() {
    return value();
  }
}
