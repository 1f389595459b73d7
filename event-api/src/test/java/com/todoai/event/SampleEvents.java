package com.todoai.event;

import com.fasterxml.jackson.databind.node.TextNode;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Events as a service would make them, with every field filled. */
final class SampleEvents {

  static final UUID TASK_ID = UUID.fromString("7d0a9a3c-6a52-4b0e-9a43-0d5a0c6b2f11");
  static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

  private SampleEvents() {}

  static TaskSnapshot task(String title) {
    return new TaskSnapshot(
        TASK_ID,
        "user-1",
        title,
        "Two lines\nwith \u00e4, \u6f22 and \ud83d\udca1",
        TaskStatus.PENDING,
        Priority.HIGH,
        List.of("home", "garden"),
        Instant.parse("2026-03-29T07:00:00Z"),
        ZoneId.of("Europe/Berlin"),
        "FREQ=WEEKLY;BYDAY=SU",
        new Occurrence(
            UUID.fromString("0b5c8b49-7bb0-4a0c-8d3f-6a1f3a4a6b55"),
            Instant.parse("2026-03-01T08:00:00Z"),
            Instant.parse("2026-03-29T07:00:00Z")),
        List.of(ReminderOffset.parse("PT1H"), ReminderOffset.parse("P1D")),
        Instant.parse("2026-02-01T00:00:00Z"),
        NOW,
        null,
        3);
  }

  /** A task with nothing but what it must have. */
  static TaskSnapshot bareTask() {
    return new TaskSnapshot(
        TASK_ID,
        "user-1",
        "Water the plants",
        null,
        TaskStatus.PENDING,
        Priority.NONE,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        NOW,
        NOW,
        null,
        0);
  }

  /** A task with every field filled. */
  static TaskSnapshot completedTask() {
    TaskSnapshot task = task("Water the plants");
    return new TaskSnapshot(
        task.id(),
        task.userId(),
        task.title(),
        task.description(),
        TaskStatus.COMPLETED,
        task.priority(),
        task.tags(),
        task.dueAt(),
        task.timeZone(),
        task.recurrenceRule(),
        task.occurrence(),
        task.reminders(),
        task.createdAt(),
        task.updatedAt(),
        NOW,
        task.version());
  }

  static TaskEvent taskEvent(TaskEventType type) {
    return taskEvent(type, task("Water the plants"), Map.of());
  }

  static TaskEvent taskEvent(
      TaskEventType type, TaskSnapshot task, Map<String, FieldChange> changes) {
    return new TaskEvent(
        UUID.fromString("c2f0f1de-3c5e-4f0e-8a86-0d9c8f1d2b77"),
        type,
        task.id(),
        task.userId(),
        4,
        17,
        NOW,
        SchemaVersion.CURRENT,
        "request-42",
        "user-1",
        "api",
        task,
        changes);
  }

  static TaskEvent update() {
    return taskEvent(
        TaskEventType.UPDATED,
        task("Water the plants"),
        Map.of(
            "title",
            new FieldChange(
                TextNode.valueOf("Water plants"), TextNode.valueOf("Water the plants"))));
  }

  static ReminderEvent reminderEvent(ReminderEventType type) {
    return new ReminderEvent(
        UUID.fromString("5a0f5dbe-57ab-4f3b-9a3b-3fd3b2a1c0aa"),
        type,
        UUID.fromString("1c9a2a38-1f5b-4c43-8f7b-94d3a4f8f2bb"),
        TASK_ID,
        "user-1",
        "Water the plants",
        ReminderOffset.parse("PT1H"),
        Instant.parse("2026-03-29T07:00:00Z"),
        Instant.parse("2026-03-29T06:00:00Z"),
        NOW,
        SchemaVersion.CURRENT,
        "request-42",
        "recurrence",
        "recurrence");
  }

  static NotificationEvent notificationEvent() {
    return new NotificationEvent(
        UUID.fromString("9e6f4d0c-1d0f-4d43-a7a0-6b4e4e6f3dcc"),
        NotificationEventType.CREATED,
        UUID.fromString("2f7e1b4a-6f0d-4f5d-8f0b-2b0b7d8f4edd"),
        TASK_ID,
        "user-1",
        "reminder",
        "Water the plants",
        NOW,
        SchemaVersion.CURRENT,
        "request-42",
        "notification",
        "reminders");
  }

  static List<DomainEvent> all() {
    return List.of(
        taskEvent(TaskEventType.CREATED),
        taskEvent(TaskEventType.CREATED, bareTask(), Map.of()),
        update(),
        taskEvent(TaskEventType.COMPLETED),
        taskEvent(TaskEventType.DELETED),
        reminderEvent(ReminderEventType.SCHEDULED),
        reminderEvent(ReminderEventType.FIRED),
        reminderEvent(ReminderEventType.CANCELLED),
        notificationEvent());
  }

  /** The name of the schema of an event's kind. */
  static String schemaOf(DomainEvent event) {
    if (event instanceof TaskEvent) {
      return "task-event";
    }
    return event instanceof ReminderEvent ? "reminder-event" : "notification-event";
  }

  /** Every CloudEvents type there is. */
  static Set<String> types() {
    Set<String> types = new TreeSet<>();
    for (TaskEventType type : TaskEventType.values()) {
      types.add(type.cloudEventType());
    }
    for (ReminderEventType type : ReminderEventType.values()) {
      types.add(type.cloudEventType());
    }
    for (NotificationEventType type : NotificationEventType.values()) {
      types.add(type.cloudEventType());
    }
    return types;
  }

  static List<String> topicsOf(DomainEvent event) {
    if (event instanceof TaskEvent) {
      return List.of(Topics.TASK_EVENTS, Topics.TASK_UPDATES);
    }
    return List.of(event instanceof ReminderEvent ? Topics.REMINDERS : Topics.TASK_UPDATES);
  }

  /** Reads an event of the kind that has the schema {@code schema}. */
  static DomainEvent read(String schema, CloudEvent event) {
    return switch (schema) {
      case "task-event" -> TaskEvent.from(event);
      case "reminder-event" -> ReminderEvent.from(event);
      case "notification-event" -> NotificationEvent.from(event);
      default -> throw new IllegalArgumentException(schema);
    };
  }
}
