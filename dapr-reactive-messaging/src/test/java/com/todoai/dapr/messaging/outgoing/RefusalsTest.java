package com.todoai.dapr.messaging.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sidecar's own words, daprd 1.18 before Kafka 4; {@code KafkaIT} holds the first two. */
class RefusalsTest {

  private static final String PUBLISHING =
      "io.dapr.exceptions.DaprException: INTERNAL: error when publishing to topic orders in pubsub"
          + " kafka-pubsub: ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        PUBLISHING
            + "kafka server: Message was too large, server rejected it to avoid allocation error",
        PUBLISHING
            + "kafka: invalid configuration (Attempt to produce message larger than configured"
            + " Producer.MaxMessageBytes: 1100142 > 1048576)",
        PUBLISHING
            + "kafka server: The request included message batch larger than the configured segment"
            + " size on the server",
        PUBLISHING
            + "kafka server: This record has failed the validation on broker and hence will be"
            + " rejected",
        "io.dapr.exceptions.DaprException: RESOURCE_EXHAUSTED: grpc: received message larger than"
            + " max (4300175 vs. 4194304)"
      })
  void blameAnEvent(String reason) {
    assertThat(Refusals.blameEvent(reason)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PUBLISHING + "kafka: Failed to deliver 1 messages.",
        PUBLISHING
            + "kafka: client has run out of available brokers to talk to: dial tcp"
            + " 127.0.0.1:35433: connect: connection refused",
        PUBLISHING
            + "kafka server: Request was for a topic or partition that does not exist on this"
            + " broker",
        PUBLISHING
            + "kafka server: In the middle of a leadership election, there is currently no leader"
            + " for this partition and hence it is unavailable for writes",
        "java.util.concurrent.TimeoutException: no answer within 10000ms",
        "UNAVAILABLE: io exception: connection refused"
      })
  void blameNoEventForAnOutage(String reason) {
    assertThat(Refusals.blameEvent(reason)).isFalse();
  }
}
