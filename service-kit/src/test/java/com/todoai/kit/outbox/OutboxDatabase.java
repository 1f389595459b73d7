package com.todoai.kit.outbox;

import com.todoai.kit.testing.OutboxScript;
import com.todoai.kit.testing.ServiceSchema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Outbox tables on a real PostgreSQL, as the jar's script makes them. */
final class OutboxDatabase {

  private OutboxDatabase() {}

  /** A schema of its own with an empty outbox, used as the role that a service runs as. */
  static PGSimpleDataSource freshSchema() throws SQLException, IOException {
    ServiceSchema schema = ServiceSchema.create("outbox");
    OutboxScript.run(schema);
    return schema.as(schema.runningRole());
  }

  static long add(Connection connection, int shard, String event) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into outbox_message (shard, topic, event, created_at)"
                + " values (?, 'task-events', ?, clock_timestamp()) returning id")) {
      insert.setInt(1, shard);
      insert.setString(2, event);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
