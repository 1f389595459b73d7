package com.todoai.kit.outbox;

import java.sql.Connection;
import javax.sql.DataSource;

/** A round in a transaction of JDBC's, for want of a server. */
record JdbcRounds(DataSource dataSource, EventPublisher publisher, RelaySettings settings)
    implements Rounds {

  @Override
  public RoundResult run(int shard, InFlight inFlight) throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      RoundResult result = new RelayRound(publisher, settings).run(connection, shard, inFlight);
      connection.commit();
      return result;
    }
  }
}
