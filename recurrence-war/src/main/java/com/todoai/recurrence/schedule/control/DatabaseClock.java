package com.todoai.recurrence.schedule.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** The database's clock: the one that all replicas share, however far their own have drifted. */
@ApplicationScoped
public class DatabaseClock {

  @PersistenceContext(unitName = "main")
  private EntityManager entityManager;

  /** For the container, which gives the entity manager. */
  public DatabaseClock() {}

  /** For use without a container. */
  public DatabaseClock(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The time right now, not that of the transaction's start. */
  public Instant now() {
    return (Instant)
        entityManager
            .createNativeQuery("select clock_timestamp()", Instant.class)
            .getSingleResult();
  }
}
