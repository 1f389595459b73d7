package com.todoai.todo.tasks.control;

import com.todoai.todo.tasks.entity.TaskFields;
import java.time.Instant;
import java.util.UUID;

/**
 * What the recurrence service knows of the occurrence that it asks for.
 *
 * @param userId whose task it is
 * @param completedTaskId the task that it follows
 * @param seriesStart where the series' rule is counted from
 * @param fields the task's fields, with the occurrence's due instant
 * @param correlationId the one of the completion that led to it
 * @param traceParent the W3C trace context of that completion, or null
 */
public record OccurrenceRequest(
    String userId,
    UUID completedTaskId,
    Instant seriesStart,
    TaskFields fields,
    String correlationId,
    String traceParent) {}
