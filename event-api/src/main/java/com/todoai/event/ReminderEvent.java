package com.todoai.event;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of a reminder, on {@link Topics#REMINDERS}.
 *
 * @param eventId this event, on every delivery; not null
 * @param type what happened; not null
 * @param reminderId the reminder; not null
 * @param taskId the task it reminds of; not null
 * @param userId the user it belongs to, at most 255 characters; not null
 * @param title the task's title, 1 to 500 characters; not null
 * @param offset how long before due it fires; not null
 * @param dueAt when the task is due; not null
 * @param remindAt when the reminder fires; not null
 * @param occurredAt when this happened; not null
 * @param schemaVersion the version of the schema this follows, as {@code major.minor}; not null
 * @param correlationId what ties it to the request it came from, at most 255 characters; not null
 * @param actor who did it: a JWT subject, or the name of a service; at most 255 characters, not
 *     null
 * @param source through which door it came, such as {@code api}; at most 255 characters, not null
 */
public record ReminderEvent(
    UUID eventId,
    ReminderEventType type,
    UUID reminderId,
    UUID taskId,
    String userId,
    String title,
    ReminderOffset offset,
    Instant dueAt,
    Instant remindAt,
    Instant occurredAt,
    String schemaVersion,
    String correlationId,
    String actor,
    String source)
    implements DomainEvent {

  private static final EventFormat<ReminderEvent> FORMAT =
      new EventFormat<>(ReminderEvent.class, "/todoai/recurrence", "reminder-event");

  /**
   * @throws MalformedEventException when a part is missing or breaks its limit
   */
  public ReminderEvent {
    Constraints.required("eventId", eventId);
    Constraints.required("type", type);
    Constraints.required("reminderId", reminderId);
    Constraints.required("taskId", taskId);
    Constraints.identifier("userId", userId);
    Constraints.title("title", title);
    Constraints.required("offset", offset);
    Constraints.instant("dueAt", dueAt);
    Constraints.instant("remindAt", remindAt);
    Constraints.instant("occurredAt", occurredAt);
    SchemaVersion.supported("schemaVersion", schemaVersion);
    Constraints.identifier("correlationId", correlationId);
    Constraints.identifier("actor", actor);
    Constraints.identifier("source", source);
  }

  /**
   * Reads a reminder event from its envelope. What the contract does not name is ignored.
   *
   * @param event the envelope, not null
   * @return the event
   * @throws UnsupportedSchemaVersionException when it is of an unknown major version
   * @throws MalformedEventException when it is not what the schema asks for
   */
  public static ReminderEvent from(CloudEvent event) {
    return FORMAT.read(event);
  }

  @Override
  public CloudEvent toCloudEvent() {
    return FORMAT.write(this);
  }

  @Override
  public String cloudEventType() {
    return type.cloudEventType();
  }
}
