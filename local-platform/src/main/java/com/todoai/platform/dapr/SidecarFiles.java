package com.todoai.platform.dapr;

import com.todoai.platform.part.Service;
import com.todoai.platform.part.Service.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** What a sidecar reads at its start: a Dapr Configuration, and the pub/sub component. */
final class SidecarFiles {

  private final Path directory;
  private final Service service;
  private final String brokers;
  private final Map<Service, Integer> internalPorts;

  SidecarFiles(
      Path directory, Service service, String brokers, Map<Service, Integer> internalPorts) {
    this.directory = directory;
    this.service = service;
    this.brokers = brokers;
    this.internalPorts = internalPorts;
  }

  Path configuration() {
    return directory.resolve("configuration.yaml");
  }

  Path resources() {
    return directory.resolve("resources");
  }

  void write() {
    try {
      Files.createDirectories(resources());
      Files.writeString(configuration(), configurationText());
      Files.writeString(resources().resolve("kafka-pubsub.yaml"), pubsubText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sidecars find each other by a fixed table. The default, multicast DNS, would find those of
   * another platform on this machine or network as well, and takes two seconds to start. The table
   * is given as the address template of the resolver for clusters, which is used as it stands.
   */
  String configurationText() {
    String table =
        internalPorts.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getKey().number()))
            .map(entry -> "eq .ID \"%s\"}}%d".formatted(entry.getKey().id(), entry.getValue()))
            .collect(Collectors.joining("{{else if ", "{{if ", "{{end}}"));
    return """
        apiVersion: dapr.io/v1alpha1
        kind: Configuration
        metadata:
          name: todoai
        spec:
          tracing:
            samplingRate: "0"
          metrics:
            enabled: true
            http:
              increasedCardinality: false
          nameResolution:
            component: kubernetes
            version: v1
            configuration:
              template: '127.0.0.1:%s'
        """
        .formatted(table);
  }

  /**
   * Nothing here bounds the retries: the component's own retry is on and endless by default, and a
   * bounded one would skip events during an outage. Without a group the consumers of a service
   * share one named after its app id.
   */
  String pubsubText() {
    String common =
        """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata:
          name: kafka-pubsub
        spec:
          type: pubsub.kafka
          version: v1
          metadata:
            - name: brokers
              value: "%s"
            - name: authType
              value: none
            - name: consumeRetryInterval
              value: 1s
        """
            .formatted(brokers);
    return common
        + (service.delivery() == Delivery.EVERY_REPLICA
            ? """
                - name: consumerGroup
                  value: "{uuid}"
                - name: initialOffset
                  value: newest
            """
            : """
                - name: initialOffset
                  value: oldest
            """);
  }
}
