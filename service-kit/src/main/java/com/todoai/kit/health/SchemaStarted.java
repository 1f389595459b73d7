package com.todoai.kit.health;

import com.todoai.kit.persistence.MigratingPersistenceProvider;
import com.todoai.kit.persistence.ServerDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Up when the schema was migrated and fits the entities. The server only logs it when not, starts
 * the application all the same and does not try again: each request would fail. A service without a
 * schema has nothing to wait for.
 */
@Startup
@ApplicationScoped
public class SchemaStarted implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    boolean fits =
        ServerDataSource.MIGRATION.find().isEmpty() || MigratingPersistenceProvider.hasSucceeded();
    return HealthCheckResponse.named("schema").status(fits).build();
  }
}
