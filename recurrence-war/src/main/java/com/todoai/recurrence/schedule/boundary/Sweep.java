package com.todoai.recurrence.schedule.boundary;

import com.todoai.recurrence.occurrences.boundary.OccurrenceBacklog;
import com.todoai.recurrence.occurrences.boundary.OccurrenceLoop;
import com.todoai.recurrence.reminders.boundary.ReminderClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Starts the loops with the application, and is the net beneath them: should one of them ever lose
 * its place on the executor, what is due waits for half a minute, not for a restart.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Sweep {

  private final ReminderClock reminders;
  private final OccurrenceLoop occurrences;
  private final OccurrenceBacklog backlog;

  /** Enterprise beans need a public constructor without parameters. */
  public Sweep() {
    this(null, null, null);
  }

  @Inject
  public Sweep(ReminderClock reminders, OccurrenceLoop occurrences, OccurrenceBacklog backlog) {
    this.reminders = reminders;
    this.occurrences = occurrences;
    this.backlog = backlog;
  }

  @PostConstruct
  void start() {
    reminders.wake();
    occurrences.wake();
    backlog.wake();
  }

  /** Not persistent: the truth is in the tables, and every replica sweeps. */
  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void sweep() {
    reminders.wake();
    occurrences.wake();
    backlog.wake();
  }

  @PreDestroy
  void stop() {
    reminders.stop();
    occurrences.stop();
    backlog.stop();
  }
}
