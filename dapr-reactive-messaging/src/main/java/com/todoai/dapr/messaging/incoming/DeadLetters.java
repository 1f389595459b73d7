package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import com.todoai.dapr.messaging.sidecar.EventPublisher;
import com.todoai.dapr.messaging.sidecar.SerializedEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Publishes events that can never be handled to the dead-letter topic: the event as it was, and why
 * it is there in CloudEvents extensions. Dapr's own forwarding gives no reason, and in bulk ignores
 * that it failed.
 */
final class DeadLetters {

  static final String REASON = "deadletterreason";
  static final String ATTEMPTS = "deadletterattempts";
  static final String ORIGIN_TOPIC = "deadlettertopic";
  static final String ORIGIN_PUBSUB = "deadletterpubsub";

  private static final Logger LOG = System.getLogger(DeadLetters.class.getName());
  private static final String PARTITION_KEY = "partitionkey";

  private final IncomingChannelConfig config;
  private final EventPublisher publisher;

  DeadLetters(IncomingChannelConfig config, EventPublisher publisher) {
    this.config = config;
    this.publisher = publisher;
  }

  /** Done once the broker has the event; else it is to be delivered again. */
  CompletionStage<EventOutcome> add(CloudEvent event, String reason, int attempts) {
    CloudEvent dead =
        CloudEventBuilder.from(event)
            .withExtension(REASON, reason)
            .withExtension(ATTEMPTS, attempts)
            .withExtension(ORIGIN_TOPIC, config.topic())
            .withExtension(ORIGIN_PUBSUB, config.pubsub())
            .build();
    return publish(dead).handle((nothing, failure) -> outcome(dead, reason, failure));
  }

  private CompletionStage<Void> publish(CloudEvent dead) {
    try {
      return publisher
          .publish(config.pubsub(), config.deadLetterTopic(), List.of(serialized(dead)))
          .thenAccept(
              report ->
                  report
                      .refusalOf(0)
                      .ifPresent(
                          refusal -> {
                            throw new IllegalStateException(refusal);
                          }));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static SerializedEvent serialized(CloudEvent dead) {
    Optional<String> key =
        Optional.ofNullable(dead.getExtension(PARTITION_KEY)).map(Object::toString);
    return SerializedEvent.of(dead, key);
  }

  private EventOutcome outcome(CloudEvent dead, String reason, Throwable failure) {
    String where = "event " + dead.getId() + " of topic " + config.topic();
    if (failure == null) {
      LOG.log(Level.WARNING, "Dead-lettered {0}: {1}", where, reason);
      return EventOutcome.DEAD_LETTERED;
    }
    LOG.log(Level.WARNING, "Could not dead-letter " + where + "; it comes again", failure);
    return EventOutcome.RETRIED;
  }
}
