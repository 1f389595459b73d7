package com.todoai.todo.tasks.entity;

import com.todoai.event.Priority;
import com.todoai.event.ReminderOffset;
import com.todoai.event.TaskStatus;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a user decides about a task; everything else of it follows.
 *
 * @param title what is to be done; 1 to 500 characters
 * @param description more about it, or null; at most 20,000 characters
 * @param status how far it is
 * @param priority how much it matters
 * @param tags free labels; at most 50 of at most 50 characters each
 * @param dueAt when it is due, or null
 * @param timeZone the zone in which {@code dueAt} was meant; null exactly when {@code dueAt} is
 * @param recurrenceRule an RFC 5545 recurrence rule or one of its short forms, or null; needs a due
 *     instant to start from
 * @param reminders how long before {@code dueAt} to remind; at most 20, none without a due instant
 */
public record TaskFields(
    @NotBlank(message = "must not be blank") @Size(max = 500, message = "must be at most 500 characters") String title,
    @Size(max = 20_000, message = "must be at most 20000 characters") String description,
    @NotNull(message = "must not be null") TaskStatus status,
    @NotNull(message = "must not be null") Priority priority,
    @NotNull(message = "must not be null; use [] for none") @Size(max = 50, message = "must have at most 50 entries") List<
                @NotBlank(message = "must not be blank") @Size(max = 50, message = "must be at most 50 characters") String>
            tags,
    Instant dueAt,
    ZoneId timeZone,
    @Size(max = 2_000, message = "must be at most 2000 characters") String recurrenceRule,
    @NotNull(message = "must not be null; use [] for none") @Size(max = 20, message = "must have at most 20 entries") List<@NotNull(message = "must not be null") ReminderOffset> reminders) {

  /** The fields of a new task of which nothing is said yet; not valid until it has a title. */
  public static final TaskFields EMPTY =
      new TaskFields(
          null, null, TaskStatus.PENDING, Priority.NONE, List.of(), null, null, null, List.of());

  /** The same with another status. */
  public TaskFields withStatus(TaskStatus newStatus) {
    return new TaskFields(
        title, description, newStatus, priority, tags, dueAt, timeZone, recurrenceRule, reminders);
  }

  /** Pending again if completed, else the same. */
  public TaskFields reopened() {
    return status == TaskStatus.COMPLETED ? withStatus(TaskStatus.PENDING) : this;
  }
}
