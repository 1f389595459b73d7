package com.todoai.recurrence.occurrences.entity;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A request to make the next occurrence of a series, kept until it is answered.
 *
 * <p>Two answers may come to one request: a lease ran out, and somebody else asked as well. That
 * the occurrence exists is true whenever it is said; that it does not exist yet says nothing about
 * a request that is settled.
 */
@Entity
@Table(name = "occurrence_request")
public class OccurrenceRequest {

  @EmbeddedId private OccurrenceKey key;

  @Column(name = "task_id", nullable = false, updatable = false)
  private UUID taskId;

  @Column(name = "correlation_id", nullable = false, updatable = false)
  private String correlationId;

  @Column(name = "trace_parent", updatable = false)
  private String traceParent;

  @Column(nullable = false, updatable = false)
  private String body;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private RequestState state;

  @Column(nullable = false)
  private int attempts;

  @Column(name = "next_attempt_at", nullable = false)
  private Instant nextAttemptAt;

  private String failure;

  /** For Hibernate. */
  protected OccurrenceRequest() {}

  /** Counts an attempt, and lets nobody else make one before the given instant. */
  public void attempt(Instant leaseEnd) {
    attempts++;
    nextAttemptAt = Objects.requireNonNull(leaseEnd, "leaseEnd");
  }

  /** The occurrence exists, even if the request was parked meanwhile. */
  public void done() {
    state = RequestState.DONE;
    failure = null;
  }

  /** It will be asked for again, unless it is settled. */
  public void retryAt(Instant instant, String reason) {
    if (isPending()) {
      nextAttemptAt = Objects.requireNonNull(instant, "instant");
      failure = reason;
    }
  }

  /** It was refused for good, unless it is settled. */
  public void park(String reason) {
    if (isPending()) {
      state = RequestState.PARKED;
      failure = reason;
    }
  }

  private boolean isPending() {
    return state == RequestState.PENDING;
  }

  public OccurrenceKey key() {
    return key;
  }

  /** The task whose completion asks for the occurrence. */
  public UUID taskId() {
    return taskId;
  }

  public String correlationId() {
    return correlationId;
  }

  /** The W3C trace context of the completion, or null. */
  public String traceParent() {
    return traceParent;
  }

  /** The JSON that todo is given. */
  public String body() {
    return body;
  }

  public RequestState state() {
    return state;
  }

  public int attempts() {
    return attempts;
  }

  public Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  /** Why the last attempt failed, or null. */
  public String failure() {
    return failure;
  }
}
