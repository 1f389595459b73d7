package com.todoai.recurrence.reminders.boundary;

import com.todoai.recurrence.reminders.control.ReminderJournal;
import com.todoai.recurrence.reminders.control.Reminders;
import com.todoai.recurrence.reminders.entity.Reminder;
import com.todoai.recurrence.schedule.control.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The transactions of the reminder clock. */
@ApplicationScoped
public class DueReminders {

  private final Reminders reminders;
  private final ReminderJournal journal;
  private final DatabaseClock clock;

  /** For the container's proxy. */
  protected DueReminders() {
    this(null, null, null);
  }

  @Inject
  public DueReminders(Reminders reminders, ReminderJournal journal, DatabaseClock clock) {
    this.reminders = reminders;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Fires what is due: marks it and stores the event that tells of it, both or neither.
   *
   * @param most how many reminders at most
   * @return how many it were
   */
  @Transactional
  public int fire(int most) {
    Instant now = clock.now();
    List<Reminder> due = reminders.claimDue(now, most);
    for (Reminder reminder : due) {
      reminder.fire(now);
      journal.fired(reminder, now);
    }
    return due.size();
  }

  /** How long until the next reminder, not positive when it is due; empty when none waits. */
  @Transactional
  public Optional<Duration> untilNext() {
    return reminders.nextRemindAt().map(instant -> Duration.between(clock.now(), instant));
  }
}
