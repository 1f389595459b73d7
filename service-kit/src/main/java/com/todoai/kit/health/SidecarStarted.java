package com.todoai.kit.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Up once the sidecar has answered that it is healthy, and from then on: a sidecar that goes away
 * later is waited for, not a reason to start again. Migrations need no check here, since the
 * application does not start before they are done.
 */
@Startup
@ApplicationScoped
public class SidecarStarted implements HealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Optional<Integer> port;
  private final HttpClient client;
  private volatile boolean seen;

  /** For the container's proxy. */
  protected SidecarStarted() {
    this(Optional.empty());
  }

  /**
   * @param port the sidecar's HTTP port; without one there is no sidecar to wait for
   */
  @Inject
  SidecarStarted(@ConfigProperty(name = "dapr.http.port") Optional<Integer> port) {
    this.port = port;
    this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  @Override
  public HealthCheckResponse call() {
    if (!seen) {
      seen = port.map(this::answers).orElse(true);
    }
    return HealthCheckResponse.named("sidecar").status(seen).build();
  }

  private boolean answers(int sidecarPort) {
    // Not /healthz: that waits for the application, which would wait for it in turn.
    URI uri = URI.create("http://127.0.0.1:" + sidecarPort + "/v1.0/healthz/outbound");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 204;
    } catch (IOException away) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
