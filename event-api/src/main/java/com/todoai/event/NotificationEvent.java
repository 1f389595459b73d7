package com.todoai.event;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A notification that a user was given, on {@link Topics#TASK_UPDATES}.
 *
 * @param eventId this event, on every delivery; not null
 * @param type what happened; not null
 * @param notificationId the notification; not null
 * @param taskId the task it is about; not null
 * @param userId the user it is for, at most 255 characters; not null
 * @param kind what it tells, such as {@code reminder}; at most 255 characters, not null
 * @param title the task's title, 1 to 500 characters; not null
 * @param createdAt when the notification was made; not null
 * @param schemaVersion the version of the schema this follows, as {@code major.minor}; not null
 * @param correlationId what ties it to the request it came from, at most 255 characters; not null
 * @param actor who did it: a JWT subject, or the name of a service; at most 255 characters, not
 *     null
 * @param source through which door it came, such as {@code api}; at most 255 characters, not null
 */
public record NotificationEvent(
    UUID eventId,
    NotificationEventType type,
    UUID notificationId,
    UUID taskId,
    String userId,
    String kind,
    String title,
    Instant createdAt,
    String schemaVersion,
    String correlationId,
    String actor,
    String source)
    implements DomainEvent {

  private static final EventFormat<NotificationEvent> FORMAT =
      new EventFormat<>(NotificationEvent.class, "/todoai/notification", "notification-event");

  /**
   * @throws MalformedEventException when a part is missing or breaks its limit
   */
  public NotificationEvent {
    Constraints.required("eventId", eventId);
    Constraints.required("type", type);
    Constraints.required("notificationId", notificationId);
    Constraints.required("taskId", taskId);
    Constraints.identifier("userId", userId);
    Constraints.identifier("kind", kind);
    Constraints.title("title", title);
    Constraints.instant("createdAt", createdAt);
    SchemaVersion.supported("schemaVersion", schemaVersion);
    Constraints.identifier("correlationId", correlationId);
    Constraints.identifier("actor", actor);
    Constraints.identifier("source", source);
  }

  /**
   * Reads a notification event from its envelope. What the contract does not name is ignored.
   *
   * @param event the envelope, not null
   * @return the event
   * @throws UnsupportedSchemaVersionException when it is of an unknown major version
   * @throws MalformedEventException when it is not what the schema asks for
   */
  public static NotificationEvent from(CloudEvent event) {
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

  /** When the notification was made. */
  @Override
  public Instant occurredAt() {
    return createdAt;
  }
}
