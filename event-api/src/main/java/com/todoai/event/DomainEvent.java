package com.todoai.event;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.UUID;

/** What every event of the contract tells, and from which its CloudEvents attributes are taken. */
public sealed interface DomainEvent permits TaskEvent, ReminderEvent, NotificationEvent {

  /** The event itself, the same on every topic and on every delivery; never null. */
  UUID eventId();

  /** The CloudEvents {@code type}, such as {@code com.todoai.task.created}; never null. */
  String cloudEventType();

  /** The task that it is about; never null. */
  UUID taskId();

  /** The user that the task belongs to, whose events stay in order; never null. */
  String userId();

  /** When it happened; never null. */
  Instant occurredAt();

  /** The version of the schema that its data follows, as {@code major.minor}; never null. */
  String schemaVersion();

  /** What ties it to the request it came from; never null. */
  String correlationId();

  /** Who did it: a JWT subject, or the name of a service; never null. */
  String actor();

  /** Through which door it came, such as {@code api} or {@code recurrence}; never null. */
  String source();

  /**
   * Puts the event into a CloudEvents 1.0 envelope, with the extensions {@link
   * ExtensionAttributes#PARTITION_KEY} and {@link ExtensionAttributes#CORRELATION_ID}.
   *
   * @return the envelope with the event as its JSON data; never null
   */
  CloudEvent toCloudEvent();
}
