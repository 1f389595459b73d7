package com.todoai.notification.notifications.control;

import com.todoai.kit.paging.Keyset;
import com.todoai.notification.notifications.entity.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The notifications in the database; their queries are here and nowhere else. */
@ApplicationScoped
public class Notifications {

  @PersistenceContext(unitName = "main")
  private EntityManager entityManager;

  /** For the container, which gives the entity manager. */
  public Notifications() {}

  /** For use without a container. */
  public Notifications(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Stores a notification. It carries its user itself, since events come without a caller.
   *
   * @return false when the user was notified of the same due instant and offset of the task before
   */
  public boolean addOnce(Notification notification) {
    return entityManager
            .createNativeQuery(
                """
                insert into notification
                  (id, user_id, task_id, due_at, offset_before, kind, title, created_at)
                values (:id, :userId, :taskId, :dueAt, :offset, :kind, :title, :createdAt)
                on conflict (task_id, due_at, offset_before) do nothing""")
            .setParameter("id", notification.id())
            .setParameter("userId", notification.userId())
            .setParameter("taskId", notification.taskId())
            .setParameter("dueAt", notification.dueAt())
            .setParameter("offset", notification.offset())
            .setParameter("kind", notification.kind())
            .setParameter("title", notification.title())
            .setParameter("createdAt", notification.createdAt())
            .executeUpdate()
        == 1;
  }

  /**
   * The caller's notifications, newest first.
   *
   * @param after the place behind which to begin, or null to begin with the newest
   * @param most how many at most
   */
  public List<Notification> newestFirst(Keyset after, int most) {
    TypedQuery<Notification> query =
        entityManager.createQuery(
            "select n from Notification n"
                + (after == null ? "" : " where (n.createdAt, n.id) < (:createdAt, :id)")
                + " order by n.createdAt desc, n.id desc",
            Notification.class);
    if (after != null) {
      query.setParameter("createdAt", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(most).getResultList();
  }

  /** One of the caller's notifications, locked until the end of the transaction. */
  public Optional<Notification> findForUpdate(UUID id) {
    return Optional.ofNullable(
        entityManager.find(Notification.class, id, LockModeType.PESSIMISTIC_WRITE));
  }
}
