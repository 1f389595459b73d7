package com.todoai.recurrence.reminders.control;

import com.todoai.event.TaskEvent;
import com.todoai.recurrence.reminders.entity.Reminder;
import com.todoai.recurrence.reminders.entity.ReminderTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Brings a task's reminders in line with what became of the task. */
@ApplicationScoped
public class ReminderPlanner {

  private final Reminders reminders;
  private final ReminderJournal journal;

  /** For the container's proxy. */
  protected ReminderPlanner() {
    this(null, null);
  }

  @Inject
  public ReminderPlanner(Reminders reminders, ReminderJournal journal) {
    this.reminders = reminders;
    this.journal = journal;
  }

  /**
   * Schedules, moves and cancels reminders after a change of their task.
   *
   * @param event the latest of its task's events, which the caller has made sure of
   */
  public void follow(TaskEvent event) {
    ReminderPlan plan = ReminderPlan.after(event);
    List<Reminder> existing = reminders.ofTask(event.taskId());
    ReminderChanges changes = plan.changesTo(existing);
    existing.stream()
        .filter(reminder -> !reminder.isFired())
        .forEach(reminder -> reminder.rename(event.task().title()));
    changes.toCancel().forEach(reminder -> cancel(reminder, event));
    changes.toSchedule().forEach(reminder -> schedule(reminder, plan.timeOf(reminder), event));
    changes.toAdd().forEach(time -> add(time, event));
  }

  private void cancel(Reminder reminder, TaskEvent cause) {
    reminder.cancel();
    journal.cancelled(reminder, cause.correlationId(), cause.actor());
  }

  private void schedule(Reminder reminder, ReminderTime time, TaskEvent cause) {
    reminder.schedule(time.remindAt(), cause.correlationId());
    journal.scheduled(reminder, cause.correlationId(), cause.actor());
  }

  private void add(ReminderTime time, TaskEvent cause) {
    Reminder reminder =
        new Reminder(
            cause.taskId(), cause.userId(), cause.task().title(), time, cause.correlationId());
    reminders.add(reminder);
    journal.scheduled(reminder, cause.correlationId(), cause.actor());
  }
}
