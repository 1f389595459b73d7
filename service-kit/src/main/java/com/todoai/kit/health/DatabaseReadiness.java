package com.todoai.kit.health;

import com.todoai.kit.persistence.ServerDataSource;
import jakarta.enterprise.context.ApplicationScoped;
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

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database")
        .status(ServerDataSource.MAIN.answers().orElse(true))
        .build();
  }
}
