package com.todoai.kit.outbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that syncs as in production, with the outbox table as the jar's script makes it. */
final class OutboxDatabase implements AutoCloseable {

  private final EmbeddedPostgres server;
  private final AtomicInteger schemas = new AtomicInteger();

  private OutboxDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  static OutboxDatabase start() throws IOException, SQLException {
    OutboxDatabase database =
        new OutboxDatabase(
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
    database.refuseUnsafe("fsync");
    database.refuseUnsafe("synchronous_commit");
    return database;
  }

  /** A schema of its own with an empty outbox. */
  PGSimpleDataSource freshSchema() throws SQLException, IOException {
    String schema = "service_" + schemas.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
      statement.execute("set search_path to " + schema);
      statement.execute(script().replace("${runningRole}", "current_user"));
    }
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(server.getJdbcUrl("postgres", "postgres"));
    dataSource.setCurrentSchema(schema);
    return dataSource;
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

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void refuseUnsafe(String setting) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + setting)) {
      row.next();
      if (!row.getString(1).toLowerCase(Locale.ROOT).equals("on")) {
        throw new IllegalStateException(setting + " is " + row.getString(1));
      }
    }
  }

  private static String script() throws IOException {
    try (InputStream in = OutboxDatabase.class.getResourceAsStream("/db/kit/outbox.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
