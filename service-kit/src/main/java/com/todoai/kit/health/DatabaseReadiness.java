package com.todoai.kit.health;

import com.todoai.kit.persistence.ServerDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up while the service's own database answers: without it no request can be served. Broker and
 * sidecar are not looked at, since the outbox holds the events while they are away. A service
 * without a database is ready.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {

  private static final int PATIENCE_SECONDS = 1;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(isReady()).build();
  }

  private static boolean isReady() {
    return ServerDataSource.MAIN.find().map(DatabaseReadiness::answers).orElse(true);
  }

  private static boolean answers(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException away) {
      return false;
    }
  }
}
