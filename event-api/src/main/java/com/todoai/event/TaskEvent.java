package com.todoai.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A committed change of a task, on {@link Topics#TASK_EVENTS} and, unchanged, on {@link
 * Topics#TASK_UPDATES}.
 *
 * @param eventId this event, on either topic and on every delivery; not null
 * @param type what happened; not null
 * @param taskId the task; not null
 * @param userId the user it belongs to, at most 255 characters; not null
 * @param sequence the number of this event among those of the task, from 1 without gaps
 * @param position the number of this event among those of the user, from 1 without gaps
 * @param occurredAt when it happened; not null
 * @param schemaVersion the version of the schema this follows, as {@code major.minor}; not null
 * @param correlationId what ties it to the request it came from, at most 255 characters; not null
 * @param actor who did it: a JWT subject, or the name of a service; at most 255 characters, not
 *     null
 * @param source through which door it came, such as {@code api}; at most 255 characters, not null
 * @param task the task after the change; for a deletion its last state; not null
 * @param changes the changed fields of the task by their JSON names; empty where a task appears or
 *     goes; not null
 */
public record TaskEvent(
    UUID eventId,
    TaskEventType type,
    UUID taskId,
    String userId,
    long sequence,
    long position,
    Instant occurredAt,
    String schemaVersion,
    String correlationId,
    String actor,
    String source,
    TaskSnapshot task,
    Map<String, FieldChange> changes)
    implements DomainEvent {

  private static final EventFormat<TaskEvent> FORMAT =
      new EventFormat<>(TaskEvent.class, "/todoai/todo", "task-event");

  /**
   * @throws MalformedEventException when a part is missing, breaks its limit, or contradicts
   *     another
   */
  public TaskEvent {
    Constraints.required("eventId", eventId);
    Constraints.required("type", type);
    Constraints.required("taskId", taskId);
    Constraints.identifier("userId", userId);
    Constraints.integer("sequence", sequence, 1);
    Constraints.integer("position", position, 1);
    Constraints.instant("occurredAt", occurredAt);
    SchemaVersion.supported("schemaVersion", schemaVersion);
    Constraints.identifier("correlationId", correlationId);
    Constraints.identifier("actor", actor);
    Constraints.identifier("source", source);
    Constraints.required("task", task);
    if (!task.id().equals(taskId)) {
      throw new MalformedEventException("task.id", "must equal taskId");
    }
    if (!task.userId().equals(userId)) {
      throw new MalformedEventException("task.userId", "must equal userId");
    }
    Constraints.required("changes", changes);
    changes.forEach((name, change) -> Constraints.required("changes." + name, change));
    if (!changes.isEmpty() && (type == TaskEventType.CREATED || type == TaskEventType.DELETED)) {
      throw new MalformedEventException("changes", "must be empty when a task appears or goes");
    }
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  /**
   * Reads a task event from its envelope. What the contract does not name is ignored.
   *
   * @param event the envelope, not null
   * @return the event
   * @throws UnsupportedSchemaVersionException when it is of an unknown major version
   * @throws MalformedEventException when it is not what the schema asks for
   */
  public static TaskEvent from(CloudEvent event) {
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

  /**
   * The task as it was before the change. After a creation or a deletion the event tells all of it;
   * otherwise {@code updatedAt} and {@code version} are left out, since the event has their new
   * values only.
   *
   * @return a tree of the caller's own; empty when the task was created
   */
  public Optional<JsonNode> before() {
    if (type == TaskEventType.CREATED) {
      return Optional.empty();
    }
    ObjectNode before = EventMapper.toTree(task);
    if (type != TaskEventType.DELETED) {
      before.remove(TaskSnapshot.UNREPORTED_FIELDS);
      changes.forEach((name, change) -> before.set(name, change.oldValue().deepCopy()));
    }
    return Optional.of(before);
  }

  /**
   * The task as it is after the change.
   *
   * @return a tree of the caller's own; empty when the task was deleted
   */
  public Optional<JsonNode> after() {
    return type == TaskEventType.DELETED ? Optional.empty() : Optional.of(EventMapper.toTree(task));
  }
}
