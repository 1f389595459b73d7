package com.todoai.kit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.kit.identity.UserScope;
import com.todoai.kit.server.probe.Note;
import com.todoai.kit.server.probe.NoteBoard;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Inside the server: the container's entity manager in the container's transactions touches one
 * user's rows.
 */
@ExtendWith(ArquillianExtension.class)
class TenantFilterIT {

  @PersistenceContext(unitName = "main")
  private EntityManager entityManager;

  @Inject private UserTransaction transaction;
  @Inject private NoteBoard board;

  private final String ann = "ann-" + UUID.randomUUID();
  private final String bob = "bob-" + UUID.randomUUID();

  @Deployment
  static WebArchive probe() {
    return ProbeWar.createWithTestLibraries();
  }

  @Test
  void findsARowForItsUserAlone() {
    UUID id = add(ann);

    assertThat(UserScope.<Boolean>callAs(ann, () -> finds(id))).isTrue();
    assertThat(UserScope.<Boolean>callAs(bob, () -> finds(id))).isFalse();
    assertThat(finds(id)).as("nobody").isFalse();
    assertThat(UserScope.<Boolean>asEveryone(() -> finds(id))).isTrue();
  }

  @Test
  void changesAndDeletesNoRowOfAnotherUser() {
    add(ann);

    assertThat(rowsThat(bob, "update Note set title = 'changed'")).isZero();
    assertThat(rowsThat(bob, "delete from Note")).isZero();
    assertThat(execute("delete from Note")).as("nobody").isZero();
    assertThat(rowsThat(ann, "delete from Note where title = 'a note'")).isOne();
  }

  private UUID add(String user) {
    return UserScope.callAs(user, () -> board.add("a note"));
  }

  private int rowsThat(String user, String statement) {
    return UserScope.callAs(user, () -> execute(statement));
  }

  private boolean finds(UUID id) {
    return inTransaction(() -> entityManager.find(Note.class, id)) != null;
  }

  private int execute(String statement) {
    return inTransaction(() -> entityManager.createQuery(statement).executeUpdate());
  }

  private <T> T inTransaction(Supplier<T> work) {
    try {
      transaction.begin();
      try {
        return work.get();
      } finally {
        end();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() throws Exception {
    if (transaction.getStatus() == Status.STATUS_ACTIVE) {
      transaction.commit();
    } else {
      transaction.rollback();
    }
  }
}
