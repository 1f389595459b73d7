package com.todoai.kit.outbox;

import com.todoai.kit.persistence.ServerDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import javax.sql.DataSource;

/** Runs each round of the relay in a transaction of the server, on the service's own database. */
@ApplicationScoped
class TransactionalRounds implements Rounds {

  private final UserTransaction transaction;
  private final RelayRound round;

  /** For the container's proxy. */
  TransactionalRounds() {
    this(null, null);
  }

  @Inject
  TransactionalRounds(UserTransaction transaction, ChannelPublisher publisher) {
    this.transaction = transaction;
    this.round = new RelayRound(publisher, RelaySettings.DEFAULT);
  }

  @Override
  public RoundResult run(int shard, InFlight inFlight) throws Exception {
    DataSource database =
        ServerDataSource.MAIN
            .find()
            .orElseThrow(
                () -> new IllegalStateException("An outbox needs the data source jdbc/main"));
    transaction.begin();
    try (Connection connection = database.getConnection()) {
      return round.run(connection, shard, inFlight);
    } catch (Exception | Error e) {
      transaction.setRollbackOnly();
      throw e;
    } finally {
      end();
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
