package com.todoai.audit.entries.control;

import com.fasterxml.jackson.databind.node.TextNode;
import com.todoai.event.FieldChange;
import com.todoai.event.Priority;
import com.todoai.event.TaskEvent;
import com.todoai.event.TaskEventType;
import com.todoai.event.TaskSnapshot;
import com.todoai.event.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Task events as the todo service would make them. */
public final class TaskEvents {

  public static final Instant START = Instant.parse("2026-03-01T10:15:30.123456Z");

  private TaskEvents() {}

  /** An event of a new id. The user's position is also how many seconds it is after the start. */
  public static TaskEvent event(TaskEventType type, UUID taskId, String userId, long position) {
    Map<String, FieldChange> changes =
        type == TaskEventType.UPDATED
            ? Map.of("title", new FieldChange(TextNode.valueOf("Old"), TextNode.valueOf("New")))
            : Map.of();
    return event(taskId, userId, type, position, START.plusSeconds(position), changes);
  }

  /** An event of a new id, of that instant. */
  public static TaskEvent event(String userId, long position, Instant occurredAt) {
    return event(UUID.randomUUID(), userId, TaskEventType.CREATED, position, occurredAt, Map.of());
  }

  /** An update that the contract lets through and PostgreSQL's jsonb does not. */
  public static TaskEvent unstorable(String userId) {
    Map<String, FieldChange> changes =
        Map.of("title", new FieldChange(TextNode.valueOf("\0"), TextNode.valueOf("New")));
    return event(UUID.randomUUID(), userId, TaskEventType.UPDATED, 1, START, changes);
  }

  private static TaskEvent event(
      UUID taskId,
      String userId,
      TaskEventType type,
      long position,
      Instant occurredAt,
      Map<String, FieldChange> changes) {
    return new TaskEvent(
        UUID.randomUUID(),
        type,
        taskId,
        userId,
        position,
        position,
        occurredAt,
        "1.0",
        "request-42",
        userId,
        "api",
        task(taskId, userId, occurredAt),
        changes);
  }

  private static TaskSnapshot task(UUID taskId, String userId, Instant now) {
    return new TaskSnapshot(
        taskId,
        userId,
        "New",
        "With \u00e4, \u6f22, \ud83d\udca1, \"quotes\", {braces} and a \\ backslash",
        TaskStatus.PENDING,
        Priority.HIGH,
        List.of("home", "garden"),
        null,
        null,
        null,
        null,
        List.of(),
        now,
        now,
        null,
        1);
  }
}
