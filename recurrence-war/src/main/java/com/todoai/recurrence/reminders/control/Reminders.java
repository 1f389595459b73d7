package com.todoai.recurrence.reminders.control;

import com.todoai.recurrence.reminders.entity.Reminder;
import com.todoai.recurrence.reminders.entity.ReminderState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;

/** The reminders in the database; their queries are here and nowhere else. */
@ApplicationScoped
public class Reminders {

  @PersistenceContext(unitName = "main")
  private EntityManager entityManager;

  /** For the container, which gives the entity manager. */
  public Reminders() {}

  /** For use without a container. */
  public Reminders(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void add(Reminder reminder) {
    entityManager.persist(reminder);
  }

  /**
   * All of a task's reminders, locked until the end of the transaction: what the clock fires at
   * this moment is waited for, and seen as fired.
   */
  List<Reminder> ofTask(UUID taskId) {
    return entityManager
        .createQuery("select r from Reminder r where r.taskId = :taskId", Reminder.class)
        .setParameter("taskId", taskId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * The waiting reminders whose instant has come, the earliest first, locked until the end of the
   * transaction. Those that another replica holds are passed over.
   */
  public List<Reminder> claimDue(Instant now, int most) {
    return entityManager
        .createQuery(
            """
            select r from Reminder r
            where r.state = :scheduled and r.remindAt <= :now
            order by r.remindAt""",
            Reminder.class)
        .setParameter("scheduled", ReminderState.SCHEDULED)
        .setParameter("now", now)
        .setMaxResults(most)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
        .getResultList();
  }

  /** When the next waiting reminder is to fire. */
  public Optional<Instant> nextRemindAt() {
    return Optional.ofNullable(
        entityManager
            .createQuery(
                "select min(r.remindAt) from Reminder r where r.state = :scheduled", Instant.class)
            .setParameter("scheduled", ReminderState.SCHEDULED)
            .getSingleResult());
  }
}
