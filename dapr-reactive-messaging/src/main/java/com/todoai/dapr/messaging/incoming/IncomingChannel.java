package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.Delivery;
import com.todoai.dapr.messaging.IncomingEvent;
import com.todoai.dapr.messaging.IncomingEvents;
import com.todoai.dapr.messaging.OutageException;
import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Publisher;

/** Hands events to the handler behind a reactive-messaging channel and waits for its outcome. */
public final class IncomingChannel {

  private final IncomingChannelConfig config;
  private final EventQueue queue;
  private final Set<Delivery> open = ConcurrentHashMap.newKeySet();

  /**
   * Opens the channel; nothing listens yet.
   *
   * @param config the channel's properties
   * @param executor runs the handler, with the application's context
   */
  public IncomingChannel(IncomingChannelConfig config, Executor executor) {
    this.config = config;
    this.queue = new EventQueue(config.maxWaiting(), executor, this::failOpenDeliveries);
  }

  /**
   * The channel's properties.
   *
   * @return what was read from the configuration
   */
  public IncomingChannelConfig config() {
    return config;
  }

  /**
   * What the handler subscribes to.
   *
   * @return a publisher for one subscriber
   */
  public Publisher<Message<?>> publisher() {
    return queue;
  }

  boolean subscribed() {
    return queue.subscribed();
  }

  boolean ended() {
    return queue.ended();
  }

  /**
   * Tries the handler once.
   *
   * @param events exactly one unless the channel is a bulk channel
   * @param attempt counted from 1
   * @return completes when the handler's stage did; with an {@link OutageException} when the events
   *     could not be handed over
   */
  CompletionStage<Void> hand(List<CloudEvent> events, int attempt) {
    Delivery delivery = new Delivery(config.channel(), config.pubsub(), config.topic(), attempt);
    open.add(delivery);
    if (!queue.offer(message(events, delivery))) {
      fail(delivery, "the handler takes no more");
    }
    return delivery.outcome().whenComplete((nothing, failure) -> open.remove(delivery));
  }

  private Message<?> message(List<CloudEvent> events, Delivery delivery) {
    return config.bulk().enabled()
        ? new IncomingEvents(events, delivery)
        : new IncomingEvent(events.get(0), delivery);
  }

  private void failOpenDeliveries() {
    open.forEach(delivery -> fail(delivery, "the channel has ended"));
  }

  private static void fail(Delivery delivery, String reason) {
    delivery.outcome().completeExceptionally(new OutageException(reason, null));
  }
}
