package com.todoai.recurrence.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
   * @return false when this event or a later one was followed before
   */
  public boolean advance(UUID taskId, long sequence) {
    return entityManager
            .createNativeQuery(
                """
                insert into followed_task (task_id, sequence) values (:taskId, :sequence)
                on conflict (task_id) do update set sequence = excluded.sequence
                where followed_task.sequence < excluded.sequence""")
            .setParameter("taskId", taskId)
            .setParameter("sequence", sequence)
            .executeUpdate()
        == 1;
  }
}
