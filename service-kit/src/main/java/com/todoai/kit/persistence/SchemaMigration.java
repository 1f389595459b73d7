package com.todoai.kit.persistence;

import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings one schema to the version that this build wants, as the role that owns it.
 *
 * <p>Replicas may start together: Flyway takes a lock in the database, one migrates and the others
 * find nothing to do.
 */
public final class SchemaMigration {

  private static final Logger LOG = Logger.getLogger(SchemaMigration.class.getName());

  /** Named in migrations as <code>${runningRole}</code>, for the grants to it. */
  private static final String RUNNING_ROLE = "runningRole";

  private final DataSource owner;
  private final String schema;
  private final String runningRole;

  /**
   * The migration of this schema.
   *
   * @param owner connections as the role that owns the schema
   * @param runningRole the role that the migrations give their grants to
   */
  public SchemaMigration(DataSource owner, String schema, String runningRole) {
    this.owner = Objects.requireNonNull(owner, "owner");
    this.schema = Objects.requireNonNull(schema, "schema");
    this.runningRole = Objects.requireNonNull(runningRole, "runningRole");
  }

  /**
   * The migration that the server's configuration describes: the data source {@code
   * jdbc/migration}, the schema {@code DB_SCHEMA}, the running role {@code DB_USER}.
   *
   * @throws SchemaMigrationException when one of them is missing
   */
  static SchemaMigration fromConfig() {
    Config config = ConfigProvider.getConfig();
    return new SchemaMigration(
        ownerDataSource(), setting(config, "DB_SCHEMA"), setting(config, "DB_USER"));
  }

  /**
   * Runs what is missing.
   *
   * @throws SchemaMigrationException naming the schema and the reason; the schema is then as the
   *     last migration that succeeded left it
   */
  public void run() {
    try {
      MigrateResult result =
          Flyway.configure(Thread.currentThread().getContextClassLoader())
              .dataSource(owner)
              .schemas(schema)
              .createSchemas(false)
              .locations("classpath:db/migration")
              .placeholders(Map.of(RUNNING_ROLE, runningRole))
              .validateMigrationNaming(true)
              .failOnMissingLocations(true)
              .load()
              .migrate();
      LOG.log(
          Level.INFO,
          "Schema {0} is at version {1} after {2} migrations",
          new Object[] {schema, versionAfter(result), result.migrationsExecuted});
    } catch (FlywayException e) {
      throw new SchemaMigrationException(
          "Schema " + schema + " could not be migrated: " + e.getMessage(), e);
    }
  }

  /** Flyway names no target when there was nothing to do. */
  private static String versionAfter(MigrateResult result) {
    return result.targetSchemaVersion == null
        ? result.initialSchemaVersion
        : result.targetSchemaVersion;
  }

  private static DataSource ownerDataSource() {
    return ServerDataSource.MIGRATION
        .find()
        .orElseThrow(
            () ->
                new SchemaMigrationException(
                    "The server has no data source "
                        + ServerDataSource.MIGRATION.jndiName()
                        + " to migrate the schema with",
                    null));
  }

  private static String setting(Config config, String name) {
    return config
        .getOptionalValue(name, String.class)
        .orElseThrow(() -> new SchemaMigrationException(name + " is not set", null));
  }
}
