package com.todoai.recurrence.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** How far each task has been followed, by the sequence numbers of its events. */
@ApplicationScoped
public class FollowedTasks {

  @PersistenceContext(unitName = "main")
  private EntityManager entityManager;

  /** For the container, which gives the entity manager. */
  public FollowedTasks() {}

  /** For use without a container. */
  public FollowedTasks(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Notes that a task's event is being followed, and keeps others of the same task waiting until
   * the transaction ends.
   *
   * @param sequence the event's number among those of its task
   * @return the number of the event that was the latest before, 0 for none; empty when this event
   *     or a later one was followed before
   */
  public OptionalLong advance(UUID taskId, long sequence) {
    List<?> previous =
        entityManager
            .createNativeQuery(
                """
            insert into followed_task (task_id, sequence, previous) values (:taskId, :sequence, 0)
            on conflict (task_id) do update
              set sequence = excluded.sequence, previous = followed_task.sequence
              where followed_task.sequence < excluded.sequence
            returning previous""",
                Long.class)
            .setParameter("taskId", taskId)
            .setParameter("sequence", sequence)
            .getResultList();
    return previous.isEmpty() ? OptionalLong.empty() : OptionalLong.of((Long) previous.get(0));
  }
}
