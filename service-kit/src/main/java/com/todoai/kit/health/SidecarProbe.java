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

/** Asks the sidecar whether it is there. */
@ApplicationScoped
public class SidecarProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Optional<Integer> port;
  private final HttpClient client;

  /** For the container's proxy. */
  protected SidecarProbe() {
    this.port = Optional.empty();
    this.client = null;
  }

  /**
   * @param port the sidecar's HTTP port; empty when the service is run without one
   */
  @Inject
  SidecarProbe(@ConfigProperty(name = "dapr.http.port") Optional<Integer> port) {
    this.port = port;
    this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  /** Whether it answers within a second that it is healthy; empty when there is none to ask. */
  public Optional<Boolean> answers() {
    return port.map(this::isHealthy);
  }

  private boolean isHealthy(int sidecarPort) {
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
