package com.todoai.todo.tasks.boundary;

import com.todoai.event.TaskSnapshot;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * A task as the API shows it. Absent values are null rather than left out, so that a client sees
 * every field that there is.
 */
@JsonbNillable
@JsonbPropertyOrder({
  "id",
  "title",
  "description",
  "status",
  "priority",
  "tags",
  "dueAt",
  "timeZone",
  "recurrenceRule",
  "reminders",
  "createdAt",
  "updatedAt",
  "completedAt",
  "version"
})
public record TaskView(
    String id,
    String title,
    String description,
    String status,
    String priority,
    List<String> tags,
    String dueAt,
    String timeZone,
    String recurrenceRule,
    List<String> reminders,
    String createdAt,
    String updatedAt,
    String completedAt,
    long version) {

  static TaskView of(TaskSnapshot task) {
    return new TaskView(
        task.id().toString(),
        task.title(),
        task.description(),
        task.status().name(),
        task.priority().name(),
        task.tags(),
        textOf(task.dueAt()),
        textOf(task.timeZone()),
        task.recurrenceRule(),
        task.reminders().stream().map(Object::toString).toList(),
        textOf(task.createdAt()),
        textOf(task.updatedAt()),
        textOf(task.completedAt()),
        task.version());
  }

  private static String textOf(Object value) {
    return value == null ? null : value.toString();
  }
}
