package com.todoai.todo.tasks.boundary;

import com.todoai.event.Occurrence;
import com.todoai.todo.tasks.control.OccurrenceRequest;
import com.todoai.todo.tasks.control.Origin;
import com.todoai.todo.tasks.control.TaskJournal;
import com.todoai.todo.tasks.control.Tasks;
import com.todoai.todo.tasks.entity.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/**
 * The transaction in which an occurrence comes to be. It is a bean of its own since the user's
 * scope has to be entered before the transaction begins.
 */
@ApplicationScoped
public class OccurrenceCreation {

  private static final String SOURCE = "recurrence";

  private final Tasks tasks;
  private final TaskJournal journal;

  /** For the container's proxy. */
  protected OccurrenceCreation() {
    this(null, null);
  }

  @Inject
  OccurrenceCreation(Tasks tasks, TaskJournal journal) {
    this.tasks = tasks;
    this.journal = journal;
  }

  /**
   * Makes the occurrence unless it was made before, or the completed task is followed already.
   *
   * @return whether this call made it
   */
  @Transactional
  public boolean createOnce(Occurrence occurrence, OccurrenceRequest request) {
    Task task = Task.create(request.userId(), request.fields(), occurrence, Instant.now());
    boolean first = tasks.claimOccurrence(occurrence, request.completedTaskId(), task);
    if (first) {
      tasks.add(task);
      journal.created(
          task, new Origin(SOURCE, SOURCE, request.correlationId(), request.traceParent()));
    }
    return first;
  }
}
