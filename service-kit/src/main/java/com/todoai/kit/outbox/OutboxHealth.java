package com.todoai.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows operators the outbox among the readiness data. Always up: a backlog is no reason to take
 * the service away from its users.
 */
@Readiness
@ApplicationScoped
public class OutboxHealth implements HealthCheck {

  private final OutboxGauges gauges;

  /** For the container's proxy. */
  protected OutboxHealth() {
    this(null);
  }

  @Inject
  OutboxHealth(OutboxGauges gauges) {
    this.gauges = gauges;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("outbox")
        .up()
        .withData("pending", gauges.pending())
        .withData("oldestAgeSeconds", Math.round(gauges.oldestAgeSeconds()))
        .withData("parked", gauges.parked())
        .build();
  }
}
