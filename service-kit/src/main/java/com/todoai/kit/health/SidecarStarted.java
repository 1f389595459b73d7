package com.todoai.kit.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Up once the sidecar has answered that it is healthy, and from then on: a sidecar that goes away
 * later is waited for, not a reason to start again.
 */
@Startup
@ApplicationScoped
public class SidecarStarted implements HealthCheck {

  private final SidecarProbe sidecar;
  private volatile boolean seen;

  /** For the container's proxy. */
  protected SidecarStarted() {
    this(null);
  }

  @Inject
  SidecarStarted(SidecarProbe sidecar) {
    this.sidecar = sidecar;
  }

  @Override
  public HealthCheckResponse call() {
    if (!seen) {
      seen = sidecar.answers().orElse(true);
    }
    return HealthCheckResponse.named("sidecar").status(seen).build();
  }
}
