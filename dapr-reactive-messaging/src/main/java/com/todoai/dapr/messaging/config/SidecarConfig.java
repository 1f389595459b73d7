package com.todoai.dapr.messaging.config;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How to reach the sidecar and how to know it.
 *
 * @param grpcPort port of its gRPC API
 * @param apiToken what it demands from us, if anything
 * @param apiTimeout longest wait for its answer
 * @param appApiToken what we demand from it, if anything
 * @param drainTimeout longest wait at shutdown for deliveries that have begun
 */
public record SidecarConfig(
    int grpcPort,
    Optional<String> apiToken,
    Duration apiTimeout,
    Optional<String> appApiToken,
    Duration drainTimeout) {

  private static final int LARGEST_PORT = 65_535;

  /**
   * Reads the application's configuration.
   *
   * @param config the application's configuration
   * @return the values, defaults filled in
   * @throws ConnectorConfigurationException naming the first property that is wrong
   */
  public static SidecarConfig from(Config config) {
    return new SidecarConfig(
        number(config, SidecarProperty.GRPC_PORT, 1, LARGEST_PORT),
        text(config, SidecarProperty.API_TOKEN),
        Duration.ofMillis(number(config, SidecarProperty.API_TIMEOUT, 1, Integer.MAX_VALUE)),
        text(config, SidecarProperty.APP_API_TOKEN),
        Duration.ofMillis(number(config, SidecarProperty.DRAIN_TIMEOUT, 0, Integer.MAX_VALUE)));
  }

  private static Optional<String> text(Config config, SidecarProperty property) {
    return config
        .getOptionalValue(property.key(), String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static int number(Config config, SidecarProperty property, int smallest, int largest) {
    String value = text(config, property).orElse(property.defaultValue());
    try {
      int number = Integer.parseInt(value);
      if (number >= smallest && number <= largest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(property, smallest, largest, value);
    }
    throw wrong(property, smallest, largest, value);
  }

  private static ConnectorConfigurationException wrong(
      SidecarProperty property, int smallest, int largest, String value) {
    return new ConnectorConfigurationException(
        property.key(),
        "must be a whole number from " + smallest + " to " + largest + ", not \"" + value + "\"");
  }

  /** Leaves the tokens out, so that this can be logged. */
  @Override
  public String toString() {
    return "SidecarConfig[grpcPort=" + grpcPort + ", apiTimeout=" + apiTimeout + "]";
  }
}
