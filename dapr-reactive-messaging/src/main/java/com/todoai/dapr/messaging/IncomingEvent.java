package com.todoai.dapr.messaging;

import io.cloudevents.CloudEvent;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * An event as the sidecar delivered it, with what the connector knows about its delivery.
 *
 * <p>Acknowledging it lets the sidecar commit; a negative acknowledgement starts what the channel
 * does about failures. Only the first of them counts.
 */
public final class IncomingEvent implements Message<CloudEvent> {

  private final CloudEvent event;
  private final Delivery delivery;

  /**
   * Wraps an event for its handler.
   *
   * @param event the payload
   * @param delivery where it came from, and what its acknowledgement completes
   */
  public IncomingEvent(CloudEvent event, Delivery delivery) {
    this.event = Objects.requireNonNull(event, "event");
    this.delivery = Objects.requireNonNull(delivery, "delivery");
  }

  @Override
  public CloudEvent getPayload() {
    return event;
  }

  /**
   * Tells about this delivery.
   *
   * @return channel, pub/sub component, topic and attempt
   */
  public Delivery delivery() {
    return delivery;
  }

  /**
   * The W3C trace context that the event carries (CloudEvents distributed tracing extension).
   *
   * @return the {@code traceparent}, empty when the event was published without one
   */
  public Optional<String> traceparent() {
    return extension("traceparent");
  }

  /**
   * The vendor part of the trace context.
   *
   * @return the {@code tracestate}, empty when there is none
   */
  public Optional<String> tracestate() {
    return extension("tracestate");
  }

  private Optional<String> extension(String name) {
    return Optional.ofNullable(event.getExtension(name))
        .map(Object::toString)
        .filter(value -> !value.isEmpty());
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
  public <P> Message<P> withPayload(P payload) {
    return Message.of(payload, getAck(), getNack());
  }

  @Override
  public String toString() {
    return "IncomingEvent[" + event.getId() + ", " + delivery + "]";
  }
}
