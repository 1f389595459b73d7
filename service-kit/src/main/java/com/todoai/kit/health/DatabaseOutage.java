package com.todoai.kit.health;

import com.todoai.dapr.messaging.OutageProbe;
import com.todoai.kit.persistence.MigratingPersistenceProvider;
import com.todoai.kit.persistence.ServerDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Tells the connector that the service's own database is away, takes no writes, as during a
 * failover, or could not be migrated: then no failure of a handler counts against its event.
 */
@ApplicationScoped
public class DatabaseOutage implements OutageProbe {

  private static final int PATIENCE_SECONDS = 1;

  private static final String TAKES_NO_WRITES =
      "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean";

  @Override
  public boolean outage() {
    return ServerDataSource.MAIN.find().map(DatabaseOutage::isUnusable).orElse(false);
  }

  /** Without its schema the server runs the application all the same, and every handler fails. */
  private static boolean isUnusable(DataSource database) {
    return !MigratingPersistenceProvider.hasSucceeded() || isAway(database);
  }

  private static boolean isAway(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(PATIENCE_SECONDS);
      try (ResultSet answer = statement.executeQuery(TAKES_NO_WRITES)) {
        answer.next();
        return answer.getBoolean(1);
      }
    } catch (SQLException away) {
      return true;
    }
  }
}
