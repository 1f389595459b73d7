package com.todoai.recurrence.reminders.control;

import com.todoai.event.ReminderEvent;
import com.todoai.event.ReminderEventType;
import com.todoai.event.SchemaVersion;
import com.todoai.event.Topics;
import com.todoai.kit.outbox.Outbox;
import com.todoai.recurrence.reminders.entity.Reminder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Tells the other services what became of a reminder, in the transaction in which it did. */
@ApplicationScoped
public class ReminderJournal {

  private static final String SERVICE = "recurrence";

  private final Outbox outbox;

  /** For the container's proxy. */
  protected ReminderJournal() {
    this(null);
  }

  @Inject
  public ReminderJournal(Outbox outbox) {
    this.outbox = outbox;
  }

  void scheduled(Reminder reminder, String correlationId, String actor) {
    add(ReminderEventType.SCHEDULED, reminder, Instant.now(), correlationId, actor);
  }

  void cancelled(Reminder reminder, String correlationId, String actor) {
    add(ReminderEventType.CANCELLED, reminder, Instant.now(), correlationId, actor);
  }

  /** Fired by the clock, on behalf of the change that asked for it. */
  public void fired(Reminder reminder, Instant now) {
    add(ReminderEventType.FIRED, reminder, now, reminder.correlationId(), SERVICE);
  }

  private void add(
      ReminderEventType type,
      Reminder reminder,
      Instant occurredAt,
      String correlationId,
      String actor) {
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
            correlationId,
            actor,
            SERVICE);
    outbox.add(Topics.REMINDERS, event.toCloudEvent());
  }
}
