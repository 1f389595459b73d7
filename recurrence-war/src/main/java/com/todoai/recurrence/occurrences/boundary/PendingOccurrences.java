package com.todoai.recurrence.occurrences.boundary;

import com.todoai.recurrence.occurrences.control.Answer;
import com.todoai.recurrence.occurrences.control.BackOff;
import com.todoai.recurrence.occurrences.control.OccurrenceRequests;
import com.todoai.recurrence.occurrences.control.Unsettled;
import com.todoai.recurrence.occurrences.entity.OccurrenceKey;
import com.todoai.recurrence.occurrences.entity.OccurrenceRequest;
import com.todoai.recurrence.schedule.control.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The transactions around a request. The call itself is outside of them: a claim is a lease that
 * runs out, so that a request whose service died is made again by another.
 */
@ApplicationScoped
public class PendingOccurrences {

  /** Longer than a call can take. */
  private static final Duration LEASE = Duration.ofSeconds(20);

  private final OccurrenceRequests requests;
  private final DatabaseClock clock;

  /** For the container's proxy. */
  protected PendingOccurrences() {
    this(null, null);
  }

  @Inject
  PendingOccurrences(OccurrenceRequests requests, DatabaseClock clock) {
    this.requests = requests;
    this.clock = clock;
  }

  /** The next request to be made, which nobody else makes meanwhile. */
  @Transactional
  public Optional<OccurrenceRequest> claim() {
    Instant now = clock.now();
    Optional<OccurrenceRequest> due = requests.claimDue(now);
    due.ifPresent(request -> request.attempt(now.plus(LEASE)));
    return due;
  }

  /** Notes what became of a claimed request. */
  @Transactional
  public void settle(OccurrenceKey key, Answer answer) {
    OccurrenceRequest request = requests.lock(key);
    if (answer instanceof Answer.Refused refused) {
      request.park(refused.reason());
    } else if (answer instanceof Answer.NotNow notNow) {
      request.retryAt(clock.now().plus(BackOff.after(request.attempts())), notNow.reason());
    } else {
      request.done();
    }
  }

  /** What waits, and what was refused for good. */
  @Transactional
  public Unsettled unsettled() {
    return requests.unsettled();
  }

  /** How long until the next request, not positive when it is due; empty when none is pending. */
  @Transactional
  public Optional<Duration> untilNext() {
    return requests.nextAttemptAt().map(instant -> Duration.between(clock.now(), instant));
  }
}
