package com.todoai.dapr.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OutgoingEventTest {

  private static final CloudEvent EVENT =
      CloudEventBuilder.v1()
          .withId("1")
          .withType("t")
          .withSource(URI.create("/s"))
          .withExtension("partitionkey", "ann")
          .build();

  @Test
  void takesThePartitionKeyFromTheEventUnlessOneIsGiven() {
    assertThat(OutgoingEvent.of(EVENT).partitionKey()).contains("ann");
    assertThat(OutgoingEvent.of(EVENT).withPartitionKey("bob").partitionKey()).contains("bob");
  }

  @Test
  void hasTheChannelsTopicUnlessOneIsGiven() {
    assertThat(OutgoingEvent.of(EVENT).topic()).isEmpty();
    assertThat(OutgoingEvent.of(EVENT).toTopic("updates").topic()).contains("updates");
  }

  @Test
  void keepsTopicAndKeyWhenAcknowledgementsAreAdded() {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    OutgoingEvent message =
        OutgoingEvent.of(EVENT)
            .toTopic("updates")
            .withPartitionKey("bob")
            .withAck(
                () -> {
                  acknowledged.complete(null);
                  return acknowledged;
                })
            .withNack(
                reason -> {
                  failure.set(reason);
                  return CompletableFuture.completedFuture(null);
                });

    assertThat(message.topic()).contains("updates");
    assertThat(message.partitionKey()).contains("bob");
    assertThat(message.ack()).isCompleted();
    assertThat(acknowledged).isDone();
    message.nack(new IllegalStateException("away"));
    assertThat(failure.get()).hasMessage("away");
  }

  @Test
  void refusesABlankTopicOrKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutgoingEvent.of(EVENT).toTopic(" "))
        .withMessage("topic must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutgoingEvent.of(EVENT).withPartitionKey(""))
        .withMessage("partition key must not be blank");
  }
}
