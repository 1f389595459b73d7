package com.todoai.dapr.messaging;

import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The events of one bulk delivery, in the order of the topic's partitions. They succeed or fail as
 * a whole; after a failure each comes again in a list of its own.
 */
public final class IncomingEvents implements Message<List<CloudEvent>> {

  private final List<CloudEvent> events;
  private final Delivery delivery;

  /**
   * Wraps events for their handler.
   *
   * @param events the payload, at least one
   * @param delivery where they came from, and what their acknowledgement completes
   */
  public IncomingEvents(List<CloudEvent> events, Delivery delivery) {
    this.events = List.copyOf(events);
    this.delivery = Objects.requireNonNull(delivery, "delivery");
  }

  @Override
  public List<CloudEvent> getPayload() {
    return events;
  }

  /**
   * Tells about this delivery.
   *
   * @return channel, pub/sub component, topic and attempt
   */
  public Delivery delivery() {
    return delivery;
  }

  @Override
  public CompletionStage<Void> ack() {
    return delivery.succeed();
  }

  @Override
  public Supplier<CompletionStage<Void>> getAck() {
    return delivery::succeed;
  }

  @Override
  public CompletionStage<Void> nack(Throwable reason) {
    return delivery.fail(reason);
  }

  @Override
  public Function<Throwable, CompletionStage<Void>> getNack() {
    return delivery::fail;
  }

  @Override
  public String toString() {
    return "IncomingEvents[" + events.size() + ", " + delivery + "]";
  }
}
