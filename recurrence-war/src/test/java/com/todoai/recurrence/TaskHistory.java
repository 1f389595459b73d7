package com.todoai.recurrence;

import com.todoai.event.Occurrence;
import com.todoai.event.Priority;
import com.todoai.event.ReminderOffset;
import com.todoai.event.SchemaVersion;
import com.todoai.event.TaskEvent;
import com.todoai.event.TaskEventType;
import com.todoai.event.TaskSnapshot;
import com.todoai.event.TaskStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A task of its own that tests change, and the events that todo would tell of it. */
public final class TaskHistory {

  private final UUID taskId = UUID.randomUUID();
  private final UUID seriesId = UUID.randomUUID();
  private Instant now = Instant.parse("2026-05-04T07:00:00Z");
  private long sequence;

  private String title = "Water the plants";
  private TaskStatus status = TaskStatus.PENDING;
  private Instant dueAt;
  private ZoneId zone = ZoneId.of("Europe/Berlin");
  private String rule;
  private Instant recurrenceId;
  private List<ReminderOffset> reminders = List.of();

  public UUID taskId() {
    return taskId;
  }

  public UUID seriesId() {
    return seriesId;
  }

  public TaskHistory at(Instant instant) {
    now = instant;
    return this;
  }

  public TaskHistory at(String instant) {
    return at(Instant.parse(instant));
  }

  public TaskHistory titled(String newTitle) {
    title = newTitle;
    return this;
  }

  public TaskHistory due(Instant instant) {
    dueAt = instant;
    return this;
  }

  public TaskHistory due(String instant) {
    return due(Instant.parse(instant));
  }

  public TaskHistory in(String zoneId) {
    zone = ZoneId.of(zoneId);
    return this;
  }

  public TaskHistory remind(String... offsets) {
    reminders = Arrays.stream(offsets).map(ReminderOffset::parse).toList();
    return this;
  }

  /** Recurs by the rule, from its due instant on. */
  public TaskHistory recur(String newRule) {
    rule = newRule;
    recurrenceId = dueAt;
    return this;
  }

  public TaskEvent created() {
    return event(TaskEventType.CREATED);
  }

  public TaskEvent updated() {
    return event(TaskEventType.UPDATED);
  }

  public TaskEvent completed() {
    status = TaskStatus.COMPLETED;
    return event(TaskEventType.COMPLETED);
  }

  public TaskEvent reopened() {
    status = TaskStatus.PENDING;
    return event(TaskEventType.UPDATED);
  }

  public TaskEvent deleted() {
    return event(TaskEventType.DELETED);
  }

  private TaskEvent event(TaskEventType type) {
    sequence++;
    Occurrence occurrence =
        rule == null ? null : new Occurrence(seriesId, recurrenceId, recurrenceId);
    TaskSnapshot task =
        new TaskSnapshot(
            taskId,
            "alice",
            title,
            null,
            status,
            Priority.HIGH,
            List.of("home"),
            dueAt,
            zone,
            rule,
            occurrence,
            reminders,
            now,
            now,
            status == TaskStatus.COMPLETED ? now : null,
            sequence);
    return new TaskEvent(
        UUID.randomUUID(),
        type,
        taskId,
        "alice",
        sequence,
        sequence,
        now,
        SchemaVersion.CURRENT,
        "correlation-" + sequence,
        "alice",
        "api",
        task,
        Map.of());
  }
}
