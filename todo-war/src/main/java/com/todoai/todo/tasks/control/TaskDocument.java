package com.todoai.todo.tasks.control;

import com.todoai.event.Priority;
import com.todoai.event.ReminderOffset;
import com.todoai.event.TaskStatus;
import com.todoai.kit.problem.FieldError;
import com.todoai.kit.problem.ProblemException;
import com.todoai.kit.recurrence.RecurrenceRule;
import com.todoai.todo.tasks.entity.TaskFields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.validation.Validator;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Applies a JSON Merge Patch (RFC 7396) to the fields of a task. A new task is a patch of an empty
 * one, so that both ways in accept and refuse the same things.
 */
@ApplicationScoped
public class TaskDocument {

  private static final Set<String> WRITABLE =
      Set.of(
          "title",
          "description",
          "status",
          "priority",
          "tags",
          "dueAt",
          "timeZone",
          "recurrenceRule",
          "reminders");

  private static final Set<String> READ_ONLY =
      Set.of("id", "createdAt", "updatedAt", "completedAt", "version");

  private static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");

  private final Validator validator;

  /** For the container's proxy. */
  protected TaskDocument() {
    this(null);
  }

  @Inject
  TaskDocument(Validator validator) {
    this.validator = validator;
  }

  /**
   * The fields after the patch.
   *
   * @param current the fields before; {@link TaskFields#EMPTY} for a new task
   * @param patch what the client wants changed
   * @throws ProblemException 400 naming each field that is unknown, read-only, of the wrong type or
   *     against a rule
   */
  public TaskFields merge(TaskFields current, JsonObject patch) {
    List<FieldError> errors = new ArrayList<>();
    patch.keySet().forEach(name -> checkName(name, errors));
    JsonObject merged = Json.createMergePatch(patch).apply(toJson(current)).asJsonObject();
    TaskFields fields = read(merged, errors);
    if (errors.isEmpty()) {
      checkConstraints(fields, errors);
      checkSchedule(fields, patch, errors);
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return fields;
  }

  private static void checkName(String name, List<FieldError> errors) {
    if (READ_ONLY.contains(name)) {
      errors.add(new FieldError(name, "is read-only"));
    } else if (!WRITABLE.contains(name)) {
      errors.add(new FieldError(name, "is not a field of a task"));
    }
  }

  private static TaskFields read(JsonObject document, List<FieldError> errors) {
    JsonFields fields = new JsonFields(document, errors);
    var dueAt = fields.instant("dueAt");
    ZoneId zone = fields.zone("timeZone");
    return new TaskFields(
        fields.text("title"),
        fields.text("description"),
        fields.constant("status", TaskStatus.class),
        fields.constant("priority", Priority.class),
        distinct(fields.texts("tags")),
        dueAt,
        dueAt == null ? null : zoneOrDefault(zone),
        fields.text("recurrenceRule"),
        distinct(
            fields.list(
                "reminders",
                ReminderOffset::new,
                "must be an ISO 8601 duration before due such as PT1H or P1D")));
  }

  private static ZoneId zoneOrDefault(ZoneId zone) {
    return zone == null ? DEFAULT_ZONE : zone;
  }

  private static <T> List<T> distinct(List<T> entries) {
    return entries == null ? null : entries.stream().distinct().toList();
  }

  private void checkConstraints(TaskFields fields, List<FieldError> errors) {
    validator.validate(fields).stream()
        .map(
            violation ->
                new FieldError(
                    elementPath(violation.getPropertyPath().toString()), violation.getMessage()))
        .forEach(errors::add);
  }

  /** Bean Validation writes {@code tags[3].<list element>}; a client knows {@code tags[3]}. */
  private static String elementPath(String path) {
    return path.replace(".<list element>", "");
  }

  private static void checkSchedule(TaskFields fields, JsonObject patch, List<FieldError> errors) {
    if (fields.dueAt() == null) {
      requireNoneWithoutDue("reminders", !fields.reminders().isEmpty(), errors);
      requireNoneWithoutDue("recurrenceRule", fields.recurrenceRule() != null, errors);
      JsonValue zone = patch.getOrDefault("timeZone", JsonValue.NULL);
      requireNoneWithoutDue("timeZone", zone != JsonValue.NULL, errors);
    }
    if (fields.recurrenceRule() != null) {
      checkRule(fields.recurrenceRule(), errors);
    }
  }

  private static void requireNoneWithoutDue(
      String field, boolean present, List<FieldError> errors) {
    if (present) {
      errors.add(new FieldError(field, "needs dueAt"));
    }
  }

  private static void checkRule(String rule, List<FieldError> errors) {
    try {
      RecurrenceRule.parse(rule);
    } catch (IllegalArgumentException e) {
      errors.add(new FieldError("recurrenceRule", e.getMessage()));
    }
  }

  private static JsonObject toJson(TaskFields fields) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    addIfPresent(json, "title", fields.title());
    addIfPresent(json, "description", fields.description());
    json.add("status", fields.status().name());
    json.add("priority", fields.priority().name());
    json.add("tags", toArray(fields.tags()));
    addIfPresent(
        json, "dueAt", fields.dueAt() == null ? null : fields.dueAt().atOffset(ZoneOffset.UTC));
    addIfPresent(json, "timeZone", fields.timeZone());
    addIfPresent(json, "recurrenceRule", fields.recurrenceRule());
    json.add("reminders", toArray(fields.reminders()));
    return json.build();
  }

  private static void addIfPresent(JsonObjectBuilder json, String name, Object value) {
    if (value != null) {
      json.add(name, value.toString());
    }
  }

  private static JsonArrayBuilder toArray(List<?> values) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(value -> array.add(value.toString()));
    return array;
  }
}
