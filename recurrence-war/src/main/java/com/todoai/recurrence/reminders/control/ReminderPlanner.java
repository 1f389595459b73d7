package com.todoai.recurrence.reminders.control;

import com.todoai.event.TaskEvent;
import com.todoai.recurrence.reminders.entity.Cause;
import com.todoai.recurrence.reminders.entity.Reminder;
import com.todoai.recurrence.reminders.entity.ReminderTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/**
 * Brings a task's reminders in line with what became of the task, in whatever order its events
 * come: the outcome is the one of the task's own order.
 */
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
   * @param followed the number of the event that was the latest before; 0 for none
   * @param traceParent the event's W3C trace context, or null
   */
  public void follow(TaskEvent event, long followed, String traceParent) {
    ReminderPlan plan = ReminderPlan.after(event, true);
    Change change = new Change(event, followed, traceParent);
    List<Reminder> existing = reminders.ofTask(event.taskId());
    existing.stream()
        .filter(reminder -> !reminder.isFired())
        .forEach(reminder -> reminder.rename(event.task().title()));
    existing.stream()
        .sorted(Comparator.comparing(plan::about))
        .forEach(reminder -> apply(plan, reminder, change));
    plan.times().stream()
        .filter(time -> existing.stream().noneMatch(reminder -> reminder.isFor(time)))
        .forEach(time -> add(plan, time, change));
  }

  /**
   * Takes in an event behind which others were handled. It adds no reminder: every one that the
   * task wants now is there, if only as lapsed.
   *
   * @param traceParent the event's W3C trace context, or null
   */
  public void recall(TaskEvent event, String traceParent) {
    ReminderPlan plan = ReminderPlan.after(event, false);
    Change change = new Change(event, 0, traceParent);
    reminders.ofTask(event.taskId()).forEach(reminder -> apply(plan, reminder, change));
  }

  private void apply(ReminderPlan plan, Reminder reminder, Change change) {
    switch (plan.about(reminder)) {
      case SCHEDULE -> {
        ReminderTime time = plan.timeOf(reminder).orElseThrow();
        if (reminder.schedule(time, change.cause(), change.sequence())) {
          journal.scheduled(reminder, change.cause(), change.actor());
        }
      }
      case LAPSE -> {
        ReminderTime time = plan.timeOf(reminder).orElseThrow();
        if (reminder.lapse(time, change.followed())) {
          journal.cancelled(reminder, change.cause(), change.actor());
        }
      }
      case CANCEL -> {
        if (reminder.cancel(change.sequence())) {
          journal.cancelled(reminder, change.cause(), change.actor());
        }
      }
      case KEEP -> {}
    }
  }

  private void add(ReminderPlan plan, ReminderTime time, Change change) {
    if (plan.isTimely(time)) {
      Reminder reminder = change.scheduled(time);
      reminders.add(reminder);
      journal.scheduled(reminder, change.cause(), change.actor());
    } else {
      reminders.add(change.lapsed(time));
    }
  }

  /** The event at hand, as reminders know it. */
  private record Change(TaskEvent event, long followed, Cause cause) {

    Change(TaskEvent event, long followed, String traceParent) {
      this(event, followed, new Cause(event.correlationId(), traceParent));
    }

    long sequence() {
      return event.sequence();
    }

    String actor() {
      return event.actor();
    }

    Reminder scheduled(ReminderTime time) {
      return Reminder.scheduled(
          event.taskId(), event.userId(), event.task().title(), time, cause, sequence());
    }

    Reminder lapsed(ReminderTime time) {
      return Reminder.lapsed(
          event.taskId(), event.userId(), event.task().title(), time, cause, followed);
    }
  }
}
