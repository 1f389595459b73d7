package com.todoai.recurrence.occurrences.boundary;

import com.todoai.kit.status.Backlog;
import com.todoai.kit.status.BacklogStatus;
import com.todoai.recurrence.occurrences.control.Unsettled;
import com.todoai.recurrence.schedule.control.PacedLoop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * Tells operators of the occurrences that todo has not made yet: a series stands still for each.
 * Read now and then, not when somebody asks, so that a database that is away holds nobody up.
 */
@ApplicationScoped
public class OccurrenceBacklog implements Backlog {

  private static final String NAME = "occurrences";
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final PendingOccurrences occurrences;

  @Resource private ManagedScheduledExecutorService executor;

  private PacedLoop loop;
  private volatile BacklogStatus status = BacklogStatus.unread(NAME);

  /** For the container's proxy. */
  protected OccurrenceBacklog() {
    this(null);
  }

  @Inject
  OccurrenceBacklog(PendingOccurrences occurrences) {
    this.occurrences = occurrences;
  }

  @PostConstruct
  void prepare() {
    loop = new PacedLoop("The count of waiting occurrences", executor, this::read, INTERVAL);
  }

  /** Starts reading, or makes it read now. */
  public void wake() {
    loop.wake();
  }

  /** Stops reading. */
  public void stop() {
    loop.stop();
  }

  @Override
  public BacklogStatus status() {
    return status;
  }

  /** Occurrences that todo is asked for until it answers. */
  @Gauge(name = "occurrences_pending", absolute = true, unit = MetricUnits.NONE)
  public long pending() {
    return status.pending();
  }

  /** How long the oldest of them has waited, in seconds. */
  @Gauge(name = "occurrences_oldest_age", absolute = true, unit = MetricUnits.SECONDS)
  public double oldestAgeSeconds() {
    return status.oldestAgeSeconds();
  }

  /** Occurrences that todo refused for good, and that wait for an operator. */
  @Gauge(name = "occurrences_parked", absolute = true, unit = MetricUnits.NONE)
  public long parked() {
    return status.parked();
  }

  private Duration read() {
    Unsettled now = occurrences.unsettled();
    status =
        new BacklogStatus(NAME, now.pending(), now.oldestAgeSeconds(), now.parked(), now.readAt());
    return INTERVAL;
  }
}
