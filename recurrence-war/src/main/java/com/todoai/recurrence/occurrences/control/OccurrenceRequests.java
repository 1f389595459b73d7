package com.todoai.recurrence.occurrences.control;

import com.todoai.recurrence.occurrences.entity.NextOccurrence;
import com.todoai.recurrence.occurrences.entity.OccurrenceKey;
import com.todoai.recurrence.occurrences.entity.OccurrenceRequest;
import com.todoai.recurrence.occurrences.entity.RequestState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Timeouts;

/** The requests in the database; their queries are here and nowhere else. */
@ApplicationScoped
public class OccurrenceRequests {

  @PersistenceContext(unitName = "main")
  private EntityManager entityManager;

  /** For the container, which gives the entity manager. */
  public OccurrenceRequests() {}

  /** For use without a container. */
  public OccurrenceRequests(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Stores a request that may be made at once.
   *
   * @return false when the occurrence has been requested before, or another one that follows the
   *     same task
   */
  public boolean add(NextOccurrence next) {
    return entityManager
            .createNativeQuery(
                """
                insert into occurrence_request
                  (series_id, recurrence_id, task_id, correlation_id, trace_parent, body,
                   state, attempts, next_attempt_at)
                values
                  (:seriesId, :recurrenceId, :taskId, :correlationId, cast(:traceParent as text), :body,
                   'PENDING', 0, clock_timestamp())
                on conflict do nothing""")
            .setParameter("seriesId", next.key().seriesId())
            .setParameter("recurrenceId", next.key().recurrenceId())
            .setParameter("taskId", next.completedTaskId())
            .setParameter("correlationId", next.correlationId())
            .setParameter("traceParent", next.traceParent())
            .setParameter("body", next.body())
            .executeUpdate()
        == 1;
  }

  /**
   * The pending request that has waited longest, locked; those that others hold are passed over.
   */
  public Optional<OccurrenceRequest> claimDue(Instant now) {
    return entityManager
        .createQuery(
            """
            select r from OccurrenceRequest r
            where r.state = :pending and r.nextAttemptAt <= :now
            order by r.nextAttemptAt""",
            OccurrenceRequest.class)
        .setParameter("pending", RequestState.PENDING)
        .setParameter("now", now)
        .setMaxResults(1)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
        .getResultStream()
        .findFirst();
  }

  /** A request as it is in the database, locked until the end of the transaction. */
  public OccurrenceRequest lock(OccurrenceKey key) {
    return entityManager.find(OccurrenceRequest.class, key, LockModeType.PESSIMISTIC_WRITE);
  }

  /** How many requests wait, and since when, and how many were refused for good. */
  public Unsettled unsettled() {
    return (Unsettled)
        entityManager
            .createNativeQuery(
                """
                select count(*) filter (where state = 'PENDING') as pending,
                       coalesce(cast(extract(epoch from clock_timestamp()
                           - min(requested_at) filter (where state = 'PENDING')) as float8), 0)
                         as oldest_age_seconds,
                       count(*) filter (where state = 'PARKED') as parked,
                       clock_timestamp() as read_at
                from occurrence_request
                where state <> 'DONE'""",
                Unsettled.class)
            .getSingleResult();
  }

  /** When the next pending request is to be made. */
  public Optional<Instant> nextAttemptAt() {
    return Optional.ofNullable(
        entityManager
            .createQuery(
                "select min(r.nextAttemptAt) from OccurrenceRequest r where r.state = :pending",
                Instant.class)
            .setParameter("pending", RequestState.PENDING)
            .getSingleResult());
  }
}
