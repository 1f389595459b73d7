package com.todoai.kit.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The data sources of the server's configuration. */
public enum ServerDataSource {
  /** The service's own rows, as the role that it runs as. */
  MAIN("jdbc/main"),
  /** The same schema, as the role that owns it. */
  MIGRATION("jdbc/migration");

  private static final int PATIENCE_SECONDS = 1;

  private final String jndiName;

  ServerDataSource(String jndiName) {
    this.jndiName = jndiName;
  }

  /** Its name in the server's configuration. */
  public String jndiName() {
    return jndiName;
  }

  /** The data source, or empty when the server's configuration has none of this name. */
  @SuppressWarnings("BanJNDI") // The names are constants of this class, in the server's own tree.
  public Optional<DataSource> find() {
    try {
      return Optional.of(InitialContext.doLookup(jndiName));
    } catch (NamingException absent) {
      return Optional.empty();
    }
  }

  /**
   * Whether its database answers. Waits a second for the answer, and as long as the server's
   * configuration has it for a connection.
   *
   * @return empty when the server's configuration has none of this name
   */
  public Optional<Boolean> answers() {
    return find().map(ServerDataSource::answers);
  }

  private static boolean answers(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException away) {
      return false;
    }
  }
}
