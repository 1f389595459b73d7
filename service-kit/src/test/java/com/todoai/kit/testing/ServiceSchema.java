package com.todoai.kit.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty schema as a service finds it at its first start: one role owns it, another may use it.
 * The roles need no password here.
 *
 * @param name of the schema, which no other test has
 * @param owner the role that migrates
 * @param runningRole the role that the service runs as
 */
public record ServiceSchema(String name, String owner, String runningRole) {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Makes one for the service of this short name, for instance {@code audit}. */
  public static ServiceSchema create(String service) throws SQLException {
    ServiceSchema schema =
        new ServiceSchema(
            service + "_service_" + NUMBER.incrementAndGet(), service + "_owner", service + "_app");
    try (Connection connection = asOperator();
        Statement statement = connection.createStatement()) {
      createRole(statement, schema.owner);
      createRole(statement, schema.runningRole);
      statement.execute("CREATE SCHEMA " + schema.name + " AUTHORIZATION " + schema.owner);
      statement.execute("GRANT USAGE ON SCHEMA " + schema.name + " TO " + schema.runningRole);
    }
    return schema;
  }

  /** A connection that may do anything. */
  public static Connection asOperator() throws SQLException {
    return TestPostgres.server().getPostgresDatabase().getConnection();
  }

  public String host() {
    return "localhost";
  }

  public int port() {
    return TestPostgres.server().getPort();
  }

  public String database() {
    return "postgres";
  }

  /** Connections to this schema as one of its roles. */
  public PGSimpleDataSource as(String role) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {host()});
    dataSource.setPortNumbers(new int[] {port()});
    dataSource.setDatabaseName(database());
    dataSource.setUser(role);
    dataSource.setCurrentSchema(name);
    return dataSource;
  }

  private static void createRole(Statement statement, String role) throws SQLException {
    statement.execute(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '"
            + role
            + "') THEN CREATE ROLE "
            + role
            + " LOGIN; END IF; END $$");
  }
}
