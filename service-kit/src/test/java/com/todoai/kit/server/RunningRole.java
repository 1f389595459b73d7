package com.todoai.kit.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The role that a service runs as, when the operator of the database changes it. */
final class RunningRole {

  private RunningRole() {}

  /**
   * Changes the role and ends the sessions that it has.
   *
   * @param operator a connection that may do anything
   * @param changes what follows the role's name in {@code ALTER ROLE}
   */
  static void change(Connection operator, String role, String... changes) throws SQLException {
    try (Statement statement = operator.createStatement()) {
      for (String change : changes) {
        statement.execute("alter role " + role + " " + change);
      }
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + role + "'");
    }
  }
}
