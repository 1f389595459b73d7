package com.todoai.todo.tasks.control;

import java.util.Objects;

/**
 * Where a change comes from.
 *
 * @param actor who made it: the {@code sub} of a token, or the name of a service
 * @param source through which door, such as {@code api}
 * @param correlationId what ties it to the request that it came with
 * @param traceParent the W3C trace context of that request, or null
 */
public record Origin(String actor, String source, String correlationId, String traceParent) {

  /** Refuses nulls. */
  public Origin {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(correlationId, "correlationId");
  }
}
