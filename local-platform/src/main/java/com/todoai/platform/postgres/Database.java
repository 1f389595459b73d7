package com.todoai.platform.postgres;

import com.todoai.platform.install.Secrets;
import com.todoai.platform.part.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The one database, with a schema for each service that stores data. A schema belongs to its
 * service's migrating role; the running role may only use what it is granted in it, and the roles
 * of one service may do nothing in another's.
 */
public final class Database {

  /** Where the server listens. */
  public static final String HOST = "127.0.0.1";

  /** The name of the database. */
  public static final String NAME = "todoai";

  static final String ADMINISTRATOR = "postgres";

  private static final Role STATE_STORE = new Role("dapr_state", "dapr_state");

  private final int port;
  private final Secrets secrets;

  public Database(int port, Secrets secrets) {
    this.port = port;
    this.secrets = secrets;
  }

  /** A role that can log in, and the schema that it works in. */
  private record Role(String name, String schema) {}

  public int port() {
    return port;
  }

  /** The schema of a service. */
  public static String schemaOf(Service service) {
    return service.id() + "_service";
  }

  /** The role that migrates a service's schema and owns what is in it. */
  public static String ownerOf(Service service) {
    return service.id() + "_owner";
  }

  /** The role that a service runs as. */
  public static String runningRoleOf(Service service) {
    return service.id() + "_app";
  }

  /** The password of a role. */
  public String passwordOf(String role) {
    return secrets.get("database." + role);
  }

  /** A connection as the migrating role of a service. */
  public Connection connectAsOwner(Service service) throws SQLException {
    return connect(NAME, ownerOf(service), passwordOf(ownerOf(service)));
  }

  /** A connection as the running role of a service. */
  public Connection connectAsRunningRole(Service service) throws SQLException {
    return connect(NAME, runningRoleOf(service), passwordOf(runningRoleOf(service)));
  }

  /** A connection that may do everything. */
  public Connection connectAsAdministrator() throws SQLException {
    return connect(NAME, ADMINISTRATOR, administratorPassword());
  }

  String administratorPassword() {
    return passwordOf(ADMINISTRATOR);
  }

  boolean answers() {
    try (Connection connection = connect("postgres", ADMINISTRATOR, administratorPassword())) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  void makeSchemas() throws SQLException {
    try (Connection connection = connect("postgres", ADMINISTRATOR, administratorPassword());
        Statement statement = connection.createStatement()) {
      // CREATE DATABASE has no IF NOT EXISTS.
      boolean exists =
          statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'").next();
      if (!exists) {
        statement.execute("CREATE DATABASE " + NAME);
      }
    }
    try (Connection connection = connectAsAdministrator();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements()) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  private List<String> statements() {
    List<String> all = new ArrayList<>();
    all.add("REVOKE ALL ON DATABASE " + NAME + " FROM PUBLIC");
    all.add("REVOKE ALL ON SCHEMA public FROM PUBLIC");
    for (Service service : databaseUsers().toList()) {
      Role owner = new Role(ownerOf(service), schemaOf(service));
      Role running = new Role(runningRoleOf(service), schemaOf(service));
      all.addAll(make(owner));
      all.addAll(make(running));
      all.addAll(makeSchema(owner));
      all.add("GRANT USAGE ON SCHEMA " + running.schema() + " TO " + running.name());
    }
    all.addAll(make(STATE_STORE));
    all.addAll(makeSchema(STATE_STORE));
    return all;
  }

  private List<String> make(Role role) {
    return List.of(
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
            CREATE ROLE %1$s LOGIN;
          END IF;
        END $$"""
            .formatted(role.name()),
        "ALTER ROLE " + role.name() + " PASSWORD '" + passwordOf(role.name()) + "'",
        "ALTER ROLE " + role.name() + " SET search_path = " + role.schema(),
        "GRANT CONNECT ON DATABASE " + NAME + " TO " + role.name());
  }

  private static List<String> makeSchema(Role owner) {
    return List.of(
        "CREATE SCHEMA IF NOT EXISTS " + owner.schema() + " AUTHORIZATION " + owner.name());
  }

  private static Stream<Service> databaseUsers() {
    return Stream.of(Service.values()).filter(Service::hasDatabase);
  }

  private Connection connect(String database, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("loginTimeout", "2");
    properties.setProperty("ApplicationName", "local-platform");
    return DriverManager.getConnection(
        "jdbc:postgresql://" + HOST + ":" + port + "/" + database, properties);
  }
}
