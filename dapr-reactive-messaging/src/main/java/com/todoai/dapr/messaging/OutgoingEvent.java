package com.todoai.dapr.messaging;

import io.cloudevents.CloudEvent;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * An event to be published, with the topic and the partition key that it asks for. Immutable.
 *
 * <p>Its acknowledgement is called once the broker has the event, its negative acknowledgement with
 * an {@link EventNotPublishedException} when that failed, an {@link EventRefusedException} when the
 * event itself is at fault.
 */
public final class OutgoingEvent implements Message<CloudEvent> {

  private static final String PARTITION_KEY_EXTENSION = "partitionkey";

  private final CloudEvent event;
  private final String topic;
  private final String partitionKey;
  private final Supplier<CompletionStage<Void>> ack;
  private final Function<Throwable, CompletionStage<Void>> nack;

  private OutgoingEvent(
      CloudEvent event,
      String topic,
      String partitionKey,
      Supplier<CompletionStage<Void>> ack,
      Function<Throwable, CompletionStage<Void>> nack) {
    this.event = Objects.requireNonNull(event, "event");
    this.topic = topic;
    this.partitionKey = partitionKey;
    this.ack = Objects.requireNonNull(ack, "ack");
    this.nack = Objects.requireNonNull(nack, "nack");
  }

  /**
   * Wraps an event for the channel's own topic. The partition key is the event's {@code
   * partitionkey} extension (CloudEvents partitioning extension) if it has one.
   *
   * @param event what to publish; not null
   * @return a message that does nothing when acknowledged
   */
  public static OutgoingEvent of(CloudEvent event) {
    return new OutgoingEvent(event, null, null, OutgoingEvent::done, reason -> done());
  }

  /**
   * Sends to another topic than the channel's.
   *
   * @param other the topic; not blank
   * @return a copy for that topic
   */
  public OutgoingEvent toTopic(String other) {
    return new OutgoingEvent(event, requireText(other, "topic"), partitionKey, ack, nack);
  }

  /**
   * Sets the partition key; events with the same key keep their order on the topic.
   *
   * @param key the key; not blank
   * @return a copy with that key
   */
  public OutgoingEvent withPartitionKey(String key) {
    return new OutgoingEvent(event, topic, requireText(key, "partition key"), ack, nack);
  }

  @Override
  public OutgoingEvent withAck(Supplier<CompletionStage<Void>> onPublished) {
    return new OutgoingEvent(event, topic, partitionKey, onPublished, nack);
  }

  @Override
  public OutgoingEvent withNack(Function<Throwable, CompletionStage<Void>> onFailure) {
    return new OutgoingEvent(event, topic, partitionKey, ack, onFailure);
  }

  @Override
  public CloudEvent getPayload() {
    return event;
  }

  /**
   * The topic asked for.
   *
   * @return empty for the channel's own topic
   */
  public Optional<String> topic() {
    return Optional.ofNullable(topic);
  }

  /**
   * The key that decides the partition.
   *
   * @return the key given, else the event's {@code partitionkey} extension, else empty
   */
  public Optional<String> partitionKey() {
    return Optional.ofNullable(partitionKey)
        .or(
            () ->
                Optional.ofNullable(event.getExtension(PARTITION_KEY_EXTENSION))
                    .map(Object::toString));
  }

  @Override
  public CompletionStage<Void> ack() {
    return ack.get();
  }

  @Override
  public Supplier<CompletionStage<Void>> getAck() {
    return ack;
  }

  @Override
  public CompletionStage<Void> nack(Throwable reason) {
    return nack.apply(reason);
  }

  @Override
  public Function<Throwable, CompletionStage<Void>> getNack() {
    return nack;
  }

  @Override
  public String toString() {
    return "OutgoingEvent[" + event.getId() + (topic == null ? "" : " to " + topic) + "]";
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  private static String requireText(String value, String name) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return value;
  }
}
