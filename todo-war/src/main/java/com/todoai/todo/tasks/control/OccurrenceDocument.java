package com.todoai.todo.tasks.control;

import com.todoai.kit.problem.FieldError;
import com.todoai.kit.problem.ProblemException;
import com.todoai.todo.tasks.entity.TaskFields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads the recurrence service's request: the fields of a task and what stands beside them. */
@ApplicationScoped
public class OccurrenceDocument {

  private static final Set<String> BESIDE_THE_TASK =
      Set.of("userId", "completedTaskId", "seriesStart", "correlationId", "traceParent");

  private final TaskDocument taskDocument;

  /** For the container's proxy. */
  protected OccurrenceDocument() {
    this(null);
  }

  @Inject
  OccurrenceDocument(TaskDocument taskDocument) {
    this.taskDocument = taskDocument;
  }

  /**
   * Reads the request.
   *
   * @throws ProblemException 400 naming each field that is missing or not valid
   */
  public OccurrenceRequest read(JsonObject body) {
    List<FieldError> errors = new ArrayList<>();
    JsonFields fields = new JsonFields(body, errors);
    String userId = required("userId", fields.text("userId"), errors);
    UUID completedTaskId = required("completedTaskId", fields.uuid("completedTaskId"), errors);
    Instant seriesStart = required("seriesStart", fields.instant("seriesStart"), errors);
    String correlationId = required("correlationId", fields.text("correlationId"), errors);
    String traceParent = fields.text("traceParent");
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    TaskFields task = taskDocument.merge(TaskFields.EMPTY, taskPart(body));
    return new OccurrenceRequest(
        userId, completedTaskId, seriesStart, task, correlationId, traceParent);
  }

  private static JsonObject taskPart(JsonObject body) {
    JsonObjectBuilder task = Json.createObjectBuilder(body);
    BESIDE_THE_TASK.forEach(task::remove);
    return task.build();
  }

  private static <T> T required(String name, T value, List<FieldError> errors) {
    boolean known = errors.stream().anyMatch(error -> error.field().equals(name));
    if (value == null && !known) {
      errors.add(new FieldError(name, "must not be null"));
    }
    return value;
  }
}
