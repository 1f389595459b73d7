package com.todoai.dapr.messaging.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The trace context that came with a delivery rather than with the event (W3C Trace Context).
 *
 * @param traceparent the span that delivered, if known
 * @param tracestate the vendors' part, if any
 */
public record TraceContext(Optional<String> traceparent, Optional<String> tracestate) {

  static final String TRACEPARENT = "traceparent";
  static final String TRACESTATE = "tracestate";

  /**
   * Takes the values of the HTTP headers of the same names.
   *
   * @param traceparent may be null
   * @param tracestate may be null
   * @return the context
   */
  public static TraceContext of(String traceparent, String tracestate) {
    return new TraceContext(present(traceparent), present(tracestate));
  }

  /** Prefers what the sidecar put next to the event over what came with the call. */
  TraceContext or(JsonNode sidecarEnvelope) {
    Optional<String> own = present(sidecarEnvelope.path(TRACEPARENT).textValue());
    return own.isEmpty()
        ? this
        : new TraceContext(own, present(sidecarEnvelope.path(TRACESTATE).textValue()));
  }

  private static Optional<String> present(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
