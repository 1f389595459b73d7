package com.todoai.recurrence.reminders.control;

import com.todoai.event.ReminderEvent;
import com.todoai.event.ReminderEventType;
import com.todoai.event.SchemaVersion;
import com.todoai.event.Topics;
import com.todoai.kit.correlation.TraceParent;
import com.todoai.kit.logging.ChangeLog;
import com.todoai.kit.outbox.Outbox;
import com.todoai.recurrence.reminders.entity.Cause;
import com.todoai.recurrence.reminders.entity.Reminder;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Tells the other services what became of a reminder, in the transaction in which it did. */
@ApplicationScoped
public class ReminderJournal {

  private static final String SERVICE = "recurrence";

  private final Outbox outbox;
  private final ChangeLog log;

  /** For the container's proxy. */
  protected ReminderJournal() {
    this(null, null);
  }

  @Inject
  public ReminderJournal(Outbox outbox, ChangeLog log) {
    this.outbox = outbox;
    this.log = log;
  }

  void scheduled(Reminder reminder, Cause cause, String actor) {
    add(ReminderEventType.SCHEDULED, reminder, Instant.now(), cause, actor);
  }

  void cancelled(Reminder reminder, Cause cause, String actor) {
    add(ReminderEventType.CANCELLED, reminder, Instant.now(), cause, actor);
  }

  /** Fired by the clock, on behalf of the change that asked for it. */
  public void fired(Reminder reminder, Instant now) {
    add(ReminderEventType.FIRED, reminder, now, reminder.cause(), SERVICE);
  }

  private void add(
      ReminderEventType type, Reminder reminder, Instant occurredAt, Cause cause, String actor) {
    ReminderEvent event =
        new ReminderEvent(
            UUID.randomUUID(),
            type,
            reminder.id(),
            reminder.taskId(),
            reminder.userId(),
            reminder.title(),
            reminder.offset(),
            reminder.dueAt(),
            reminder.remindAt(),
            occurredAt,
            SchemaVersion.CURRENT,
            cause.correlationId(),
            actor,
            SERVICE);
    CloudEvent envelope = TraceParent.carriedBy(event.toCloudEvent(), cause.traceParent());
    outbox.add(Topics.REMINDERS, envelope);
    log.note("Committed", envelope);
  }
}
