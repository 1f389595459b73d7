package com.todoai.recurrence;

import com.todoai.recurrence.occurrences.entity.OccurrenceRequest;
import com.todoai.recurrence.reminders.entity.Reminder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A PostgreSQL with the service's schema, which is used as the role that the service runs as. */
public final class RecurrenceDatabase implements AutoCloseable {

  private static final String SCHEMA = "recurrence_service";

  private final EmbeddedPostgres postgres;
  private final EntityManagerFactory factory;

  private RecurrenceDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
    this.factory =
        new HibernatePersistenceConfiguration("main")
            .managedClasses(Reminder.class, OccurrenceRequest.class)
            .property("jakarta.persistence.jdbc.url", url(postgres))
            .property("jakarta.persistence.jdbc.user", "recurrence_app")
            .property("hibernate.hbm2ddl.auto", "validate")
            .createEntityManagerFactory();
  }

  public static RecurrenceDatabase start() throws IOException, SQLException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE recurrence_owner LOGIN");
      statement.execute("CREATE ROLE recurrence_app LOGIN");
      statement.execute("CREATE SCHEMA recurrence_service AUTHORIZATION recurrence_owner");
      statement.execute("GRANT USAGE ON SCHEMA recurrence_service TO recurrence_app");
    }
    Flyway.configure()
        .dataSource(url(postgres), "recurrence_owner", "")
        .schemas(SCHEMA)
        .createSchemas(false)
        .placeholders(Map.of("runningRole", "recurrence_app"))
        .load()
        .migrate();
    return new RecurrenceDatabase(postgres);
  }

  private static String url(EmbeddedPostgres postgres) {
    return postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + SCHEMA;
  }

  /** Does work in one transaction, which fails if the work does. */
  public <T> T call(Function<EntityManager, T> work) {
    return factory.callInTransaction(work);
  }

  /** {@link #call} for work without a result. */
  public void run(Consumer<EntityManager> work) {
    factory.runInTransaction(work);
  }

  @Override
  public void close() throws IOException {
    factory.close();
    postgres.close();
  }
}
