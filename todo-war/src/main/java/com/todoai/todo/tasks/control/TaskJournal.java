package com.todoai.todo.tasks.control;

import com.todoai.event.FieldChange;
import com.todoai.event.SchemaVersion;
import com.todoai.event.TaskEvent;
import com.todoai.event.TaskEventType;
import com.todoai.event.TaskSnapshot;
import com.todoai.event.TaskStatus;
import com.todoai.event.Topics;
import com.todoai.kit.correlation.TraceParent;
import com.todoai.kit.logging.ChangeLog;
import com.todoai.kit.outbox.Outbox;
import com.todoai.todo.tasks.entity.Task;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the event of a change into the change's own transaction: both are committed or neither is.
 */
@ApplicationScoped
public class TaskJournal {

  private final Tasks tasks;
  private final Outbox outbox;
  private final ChangeLog log;

  /** For the container's proxy. */
  protected TaskJournal() {
    this(null, null, null);
  }

  @Inject
  TaskJournal(Tasks tasks, Outbox outbox, ChangeLog log) {
    this.tasks = tasks;
    this.outbox = outbox;
    this.log = log;
  }

  /** The task has just been added. */
  public void created(Task task, Origin origin) {
    write(TaskEventType.CREATED, task.snapshot(), task.version(), Map.of(), origin);
  }

  /** The task has just been changed and flushed. */
  public void changed(TaskSnapshot before, Task task, Origin origin) {
    TaskSnapshot after = task.snapshot();
    boolean completed =
        before.status() != TaskStatus.COMPLETED && after.status() == TaskStatus.COMPLETED;
    TaskEventType type = completed ? TaskEventType.COMPLETED : TaskEventType.UPDATED;
    write(type, after, after.version(), before.changesTo(after), origin);
  }

  /** The task has just been removed. */
  public void deleted(TaskSnapshot last, Origin origin) {
    write(TaskEventType.DELETED, last, last.version() + 1, Map.of(), origin);
  }

  private void write(
      TaskEventType type,
      TaskSnapshot task,
      long sequence,
      Map<String, FieldChange> changes,
      Origin origin) {
    TaskEvent event =
        new TaskEvent(
            UUID.randomUUID(),
            type,
            task.id(),
            task.userId(),
            sequence,
            tasks.nextPosition(task.userId()),
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            SchemaVersion.CURRENT,
            origin.correlationId(),
            origin.actor(),
            origin.source(),
            task,
            changes);
    CloudEvent envelope = TraceParent.carriedBy(event.toCloudEvent(), origin.traceParent());
    outbox.add(Topics.TASK_EVENTS, envelope);
    outbox.add(Topics.TASK_UPDATES, envelope);
    log.note("Committed", envelope);
  }
}
