package com.todoai.todo.tasks.control;

import com.todoai.event.Occurrence;
import com.todoai.event.TaskStatus;
import com.todoai.kit.paging.Keyset;
import com.todoai.todo.tasks.entity.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The tasks of the user whose turn it is; nobody else's are seen, as if they did not exist. Every
 * method but the reading ones needs a transaction.
 */
@ApplicationScoped
public class Tasks {

  @PersistenceContext(unitName = "main")
  private EntityManager entityManager;

  /** The task, or empty when the user has none of that id. */
  public Optional<Task> find(UUID id) {
    return Optional.ofNullable(entityManager.find(Task.class, id));
  }

  /** As {@link #find}, and nobody else changes it until the transaction ends. */
  public Optional<Task> findForUpdate(UUID id) {
    return Optional.ofNullable(entityManager.find(Task.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The user's tasks, newest first.
   *
   * @param status only those in this status, or null for all
   * @param after only those behind this place, or null for the first
   * @param count how many at most
   */
  public List<Task> newestFirst(TaskStatus status, Keyset after, int count) {
    StringBuilder query = new StringBuilder("select t from Task t where 1 = 1");
    if (status != null) {
      query.append(" and t.status = :status");
    }
    if (after != null) {
      query.append(" and (t.createdAt, t.id) < (:createdAt, :id)");
    }
    query.append(" order by t.createdAt desc, t.id desc");
    var typed = entityManager.createQuery(query.toString(), Task.class).setMaxResults(count);
    if (status != null) {
      typed.setParameter("status", status);
    }
    if (after != null) {
      typed.setParameter("createdAt", after.at());
      typed.setParameter("id", after.id());
    }
    return typed.getResultList();
  }

  /** Adds the task and writes it, so that what the database refuses is known at once. */
  public void add(Task task) {
    entityManager.persist(task);
    entityManager.flush();
  }

  /** Writes a changed task, so that its version is the new one. */
  public void flush() {
    entityManager.flush();
  }

  /** Takes the task away. */
  public void remove(Task task) {
    entityManager.remove(task);
    entityManager.flush();
  }

  /**
   * Notes that the occurrence now exists as that task.
   *
   * @param completedTaskId the task of the same series that it follows
   * @return false when it was made before, or the completed task is followed by another already
   */
  public boolean claimOccurrence(Occurrence occurrence, UUID completedTaskId, Task task) {
    return entityManager
            .createNativeQuery(
                """
                INSERT INTO task_occurrence
                  (series_id, recurrence_id, completed_task_id, user_id, task_id)
                VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT DO NOTHING
                """)
            .setParameter(1, occurrence.seriesId())
            .setParameter(2, occurrence.recurrenceId())
            .setParameter(3, completedTaskId)
            .setParameter(4, task.userId())
            .setParameter(5, task.id())
            .executeUpdate()
        == 1;
  }

  /**
   * Takes the user's next position, from 1 without a gap. The row stays locked until the
   * transaction ends: no later position of this user can commit earlier.
   */
  public long nextPosition(String userId) {
    Number position =
        (Number)
            entityManager
                .createNativeQuery(
                    """
                    INSERT INTO user_position AS p (user_id, position) VALUES (?1, 1)
                    ON CONFLICT (user_id) DO UPDATE SET position = p.position + 1
                    RETURNING position
                    """)
                .setParameter(1, userId)
                .getSingleResult();
    return position.longValue();
  }
}
