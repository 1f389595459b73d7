package com.todoai.kit.server.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The notes, each time in a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class NoteBoard {

  @PersistenceContext(unitName = "main")
  EntityManager entityManager;

  public List<Note> all() {
    return entityManager.createQuery("from Note order by title", Note.class).getResultList();
  }

  public UUID add(String title) {
    UUID id = UUID.randomUUID();
    entityManager.persist(new Note(id, title));
    return id;
  }

  /** Ends another session of the database, and waits until it has ended. */
  public void endSession(int pid) {
    entityManager
        .createNativeQuery("select pg_terminate_backend(:pid, 10000)")
        .setParameter("pid", pid)
        .getSingleResult();
  }

  public void rename(UUID id, String title) {
    entityManager.find(Note.class, id).rename(title);
  }
}
