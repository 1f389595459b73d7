package com.todoai.audit.entries.control;

import com.todoai.audit.entries.entity.AuditEntry;
import com.todoai.kit.identity.CallerTenantResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A PostgreSQL that keeps its word on commit, with the service's schema and its two roles. */
public final class AuditDatabase implements AutoCloseable {

  private static final String SCHEMA = "audit_service";

  private final EmbeddedPostgres postgres;
  private final EntityManagerFactory factory;

  private AuditDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
    this.factory =
        new HibernatePersistenceConfiguration("main")
            .managedClass(AuditEntry.class)
            .property("jakarta.persistence.jdbc.url", url())
            .property("jakarta.persistence.jdbc.user", "audit_app")
            .property("hibernate.tenant_identifier_resolver", CallerTenantResolver.class.getName())
            .property("hibernate.hbm2ddl.auto", "validate")
            .createEntityManagerFactory();
  }

  public static AuditDatabase start() throws IOException, SQLException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE audit_owner LOGIN");
      statement.execute("CREATE ROLE audit_app LOGIN");
      statement.execute("CREATE SCHEMA audit_service AUTHORIZATION audit_owner");
      statement.execute("GRANT USAGE ON SCHEMA audit_service TO audit_app");
    }
    migrate(postgres);
    return new AuditDatabase(postgres);
  }

  private static void migrate(EmbeddedPostgres postgres) {
    Flyway.configure()
        .dataSource(url(postgres), "audit_owner", "")
        .schemas(SCHEMA)
        .createSchemas(false)
        .placeholders(Map.of("runningRole", "audit_app"))
        .load()
        .migrate();
  }

  private static String url(EmbeddedPostgres postgres) {
    return postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + SCHEMA;
  }

  private String url() {
    return url(postgres);
  }

  /** A connection as one of the roles. */
  public Connection connectAs(String role) throws SQLException {
    return java.sql.DriverManager.getConnection(
        postgres.getJdbcUrl(role, "postgres") + "&currentSchema=" + SCHEMA);
  }

  /** Does work in one transaction as the running role. */
  public <T> T inTransaction(Function<EntityManager, T> work) {
    return factory.callInTransaction(work);
  }

  @Override
  public void close() throws IOException {
    factory.close();
    postgres.close();
  }
}
