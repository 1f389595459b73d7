package com.todoai.dapr.messaging.sidecar;

import com.todoai.dapr.messaging.config.SidecarConfig;
import io.dapr.client.DaprClient;
import io.dapr.client.DaprClientBuilder;
import io.dapr.config.Properties;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The connection to the sidecar's gRPC API. The SDK's client is made at its first use, so that an
 * application that only receives pays nothing for it.
 */
public final class SidecarClient implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SidecarClient.class.getName());

  private final SidecarConfig config;
  private DaprClient client;
  private boolean closed;

  /**
   * Connects to nothing yet.
   *
   * @param config where the sidecar is, and its token
   */
  public SidecarClient(SidecarConfig config) {
    this.config = config;
  }

  SidecarConfig config() {
    return config;
  }

  /**
   * Gives the SDK's client.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  synchronized DaprClient get() {
    if (closed) {
      throw new IllegalStateException("the application is shutting down");
    }
    if (client == null) {
      DaprClientBuilder builder =
          new DaprClientBuilder()
              .withPropertyOverride(Properties.GRPC_PORT, Integer.toString(config.grpcPort()))
              .withPropertyOverride(
                  Properties.TIMEOUT, Long.toString(config.apiTimeout().toMillis()));
      config
          .apiToken()
          .ifPresent(token -> builder.withPropertyOverride(Properties.API_TOKEN, token));
      client = builder.build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client == null) {
      return;
    }
    try {
      client.close();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.log(Level.WARNING, "Closing the connection to the sidecar failed", e);
    }
  }
}
