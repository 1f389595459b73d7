package com.todoai.dapr.messaging.config;

/**
 * What the connector must know about its sidecar. Dapr sets most of these as environment variables,
 * which MicroProfile Config finds under these names ({@code DAPR_GRPC_PORT} and so on).
 */
public enum SidecarProperty {
  /** Port of the sidecar's gRPC API on the loopback interface. */
  GRPC_PORT("dapr.grpc.port", "50001"),
  /** Token that the sidecar demands from the application. */
  API_TOKEN("dapr.api.token", ""),
  /** Longest wait for the sidecar to answer a publish, in milliseconds. */
  API_TIMEOUT("dapr.api.timeout.milliseconds", "10000"),
  /** Token that the application demands from the sidecar. */
  APP_API_TOKEN("app.api.token", ""),
  /** Longest wait at shutdown for deliveries that have begun, in milliseconds. */
  DRAIN_TIMEOUT("dapr.messaging.drain-timeout-ms", "20000");

  private final String key;
  private final String defaultValue;

  SidecarProperty(String key, String defaultValue) {
    this.key = key;
    this.defaultValue = defaultValue;
  }

  /**
   * The property's name.
   *
   * @return for example {@code dapr.grpc.port}
   */
  public String key() {
    return key;
  }

  /**
   * What holds when the property is not set.
   *
   * @return the value as text; empty for none
   */
  public String defaultValue() {
    return defaultValue;
  }
}
