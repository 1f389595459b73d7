package com.todoai.recurrence.tasks.boundary;

import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.event.TaskEvent;
import com.todoai.event.TaskEventType;
import com.todoai.kit.correlation.TraceParent;
import com.todoai.kit.event.EventReader;
import com.todoai.kit.logging.LogContext;
import com.todoai.kit.recurrence.InvalidRecurrenceRuleException;
import com.todoai.recurrence.occurrences.control.Continuation;
import com.todoai.recurrence.reminders.control.ReminderPlanner;
import com.todoai.recurrence.tasks.control.FollowedTasks;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.OptionalLong;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the tasks, by their events. */
@ApplicationScoped
public class TaskEventConsumer {

  private final FollowedTasks tasks;
  private final ReminderPlanner reminders;
  private final Continuation occurrences;

  /** For the container's proxy. */
  protected TaskEventConsumer() {
    this(null, null, null);
  }

  @Inject
  TaskEventConsumer(FollowedTasks tasks, ReminderPlanner reminders, Continuation occurrences) {
    this.tasks = tasks;
    this.reminders = reminders;
    this.occurrences = occurrences;
  }

  /**
   * Lets the reminders follow the task as it is, and the series go on if it was completed.
   *
   * @throws UnprocessableEventException when the event can never be handled, as one of another
   *     major version
   */
  @Incoming("task-events")
  @Transactional
  public void on(CloudEvent envelope) {
    LogContext.during(envelope, () -> follow(envelope));
  }

  private void follow(CloudEvent envelope) {
    TaskEvent event = EventReader.read(envelope, TaskEvent::from);
    try {
      String traceParent = TraceParent.of(envelope).map(TraceParent::text).orElse(null);
      OptionalLong followed = tasks.advance(event.taskId(), event.sequence());
      if (followed.isPresent()) {
        reminders.follow(event, followed.getAsLong(), traceParent);
      } else {
        reminders.recall(event, traceParent);
      }
      // A completion that comes late, after the task was reopened, has still taken place.
      if (event.type() == TaskEventType.COMPLETED) {
        occurrences.after(event, traceParent);
      }
    } catch (InvalidRecurrenceRuleException e) {
      throw new UnprocessableEventException(e.getMessage(), e);
    }
  }
}
