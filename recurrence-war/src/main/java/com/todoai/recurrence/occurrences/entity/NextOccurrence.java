package com.todoai.recurrence.occurrences.entity;

import java.util.Objects;
import java.util.UUID;

/**
 * The occurrence that follows a completed one.
 *
 * @param key what it is known by
 * @param completedTaskId the task that it follows
 * @param correlationId of the completion
 * @param traceParent the completion's W3C trace context, or null
 * @param body the JSON of the request for it
 */
public record NextOccurrence(
    OccurrenceKey key,
    UUID completedTaskId,
    String correlationId,
    String traceParent,
    String body) {

  /** Refuses nulls, but for the trace context. */
  public NextOccurrence {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(completedTaskId, "completedTaskId");
    Objects.requireNonNull(correlationId, "correlationId");
    Objects.requireNonNull(body, "body");
  }
}
