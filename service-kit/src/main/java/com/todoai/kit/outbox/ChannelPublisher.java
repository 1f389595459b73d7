package com.todoai.kit.outbox;

import com.todoai.dapr.messaging.EventRefusedException;
import com.todoai.dapr.messaging.OutgoingEvent;
import com.todoai.event.EventJson;
import com.todoai.event.MalformedEventException;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes through the service's channel {@code outbox}, to the topic that the row names. */
@ApplicationScoped
class ChannelPublisher implements EventPublisher {

  /** More than all shards together may have in flight. */
  static final long BUFFER = 4_096;

  private final Emitter<CloudEvent> channel;

  /** For the container's proxy. */
  ChannelPublisher() {
    this(null);
  }

  @Inject
  ChannelPublisher(
      @Channel("outbox") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
          Emitter<CloudEvent> channel) {
    this.channel = channel;
  }

  @Override
  public CompletionStage<Void> publish(WaitingMessage message) {
    CloudEvent event;
    try {
      event = EventJson.read(message.event().getBytes(StandardCharsets.UTF_8));
    } catch (MalformedEventException e) {
      throw new EventRefusedException("The row holds no CloudEvent", e);
    }
    CompletableFuture<Void> answer = new CompletableFuture<>();
    channel.send(
        OutgoingEvent.of(event)
            .toTopic(message.topic())
            .withAck(
                () -> {
                  answer.complete(null);
                  return CompletableFuture.completedFuture(null);
                })
            .withNack(
                reason -> {
                  answer.completeExceptionally(reason);
                  return CompletableFuture.completedFuture(null);
                }));
    return answer;
  }
}
