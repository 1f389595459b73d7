package com.todoai.recurrence.reminders.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;

/**
 * The change of a task that asked for a reminder, for whoever follows what it led to.
 *
 * @param correlationId what ties it to the request that it came with
 * @param traceParent its W3C trace context, or null when it had none
 */
@Embeddable
public record Cause(
    @Column(name = "correlation_id", nullable = false) String correlationId,
    @Column(name = "trace_parent") String traceParent) {

  /** Refuses a null correlation id. */
  public Cause {
    Objects.requireNonNull(correlationId, "correlationId");
  }
}
