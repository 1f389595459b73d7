package com.todoai.websocket.updates.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every update reaches this server: a client that connected before would be sent away
 * again, and no outbox keeps its updates meanwhile.
 */
@Readiness
@ApplicationScoped
public class UpdatesReadiness implements HealthCheck {

  private final SubscriptionCare subscriptions;

  /** For the container's proxy. */
  protected UpdatesReadiness() {
    this(null);
  }

  @Inject
  UpdatesReadiness(SubscriptionCare subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("task-updates").status(subscriptions.isSettled()).build();
  }
}
