package com.todoai.notification;

import com.todoai.kit.identity.CallerTenantResolver;
import com.todoai.notification.notifications.entity.Notification;
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
public final class NotificationDatabase implements AutoCloseable {

  private static final String SCHEMA = "notification_service";

  private final EmbeddedPostgres postgres;
  private final EntityManagerFactory factory;

  private NotificationDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
    this.factory =
        new HibernatePersistenceConfiguration("main")
            .managedClass(Notification.class)
            .property("jakarta.persistence.jdbc.url", url(postgres))
            .property("jakarta.persistence.jdbc.user", "notification_app")
            .property("hibernate.tenant_identifier_resolver", CallerTenantResolver.class.getName())
            .property("hibernate.hbm2ddl.auto", "validate")
            .createEntityManagerFactory();
  }

  public static NotificationDatabase start() throws IOException, SQLException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE notification_owner LOGIN");
      statement.execute("CREATE ROLE notification_app LOGIN");
      statement.execute("CREATE SCHEMA notification_service AUTHORIZATION notification_owner");
      statement.execute("GRANT USAGE ON SCHEMA notification_service TO notification_app");
    }
    Flyway.configure()
        .dataSource(url(postgres), "notification_owner", "")
        .schemas(SCHEMA)
        .createSchemas(false)
        .placeholders(Map.of("runningRole", "notification_app"))
        .load()
        .migrate();
    return new NotificationDatabase(postgres);
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
