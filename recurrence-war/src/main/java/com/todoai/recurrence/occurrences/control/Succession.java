package com.todoai.recurrence.occurrences.control;

import com.todoai.event.Occurrence;
import com.todoai.event.ReminderOffset;
import com.todoai.event.TaskEvent;
import com.todoai.event.TaskSnapshot;
import com.todoai.kit.recurrence.RecurrenceRule;
import com.todoai.recurrence.occurrences.entity.NextOccurrence;
import com.todoai.recurrence.occurrences.entity.OccurrenceKey;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What follows a completed occurrence, by its rule. */
final class Succession {

  private Succession() {}

  /**
   * The next occurrence of the task's series.
   *
   * @param completion the completion of a task
   * @param traceParent its W3C trace context, or null
   * @return empty for a task that does not recur, and at the end of a series
   * @throws com.todoai.kit.recurrence.InvalidRecurrenceRuleException when the rule is none
   */
  static Optional<NextOccurrence> after(TaskEvent completion, String traceParent) {
    TaskSnapshot task = completion.task();
    Occurrence occurrence = task.occurrence();
    if (task.recurrenceRule() == null || occurrence == null) {
      return Optional.empty();
    }
    return RecurrenceRule.parse(task.recurrenceRule())
        .nextAfter(occurrence.seriesStart(), occurrence.recurrenceId(), zoneOf(task))
        .map(
            next ->
                new NextOccurrence(
                    new OccurrenceKey(occurrence.seriesId(), next),
                    task.id(),
                    completion.correlationId(),
                    traceParent,
                    body(completion, next, traceParent).toString()));
  }

  private static ZoneId zoneOf(TaskSnapshot task) {
    return task.timeZone() == null ? ZoneId.of("UTC") : task.timeZone();
  }

  private static JsonObject body(TaskEvent completion, Instant dueAt, String traceParent) {
    TaskSnapshot task = completion.task();
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("userId", task.userId())
            .add("completedTaskId", task.id().toString())
            .add("seriesStart", task.occurrence().seriesStart().toString())
            .add("dueAt", dueAt.toString())
            .add("timeZone", zoneOf(task).getId())
            .add("title", task.title())
            .add("priority", task.priority().name())
            .add("tags", array(task.tags()))
            .add("recurrenceRule", task.recurrenceRule())
            .add("reminders", array(task.reminders().stream().map(ReminderOffset::value).toList()))
            .add("correlationId", completion.correlationId());
    if (task.description() != null) {
      body.add("description", task.description());
    }
    if (traceParent != null) {
      body.add("traceParent", traceParent);
    }
    return body.build();
  }

  private static JsonArrayBuilder array(List<String> values) {
    return Json.createArrayBuilder(values);
  }
}
