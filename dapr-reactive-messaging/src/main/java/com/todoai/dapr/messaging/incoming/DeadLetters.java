package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import com.todoai.dapr.messaging.sidecar.AppIdentity;
import com.todoai.dapr.messaging.sidecar.EventPublisher;
import com.todoai.dapr.messaging.sidecar.PublishReport;
import io.cloudevents.CloudEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Publishes events that can never be handled to the dead-letter topic: the event as it was, and why
 * it is there in CloudEvents extensions. Dapr's own forwarding gives no reason, and in bulk ignores
 * that it failed.
 */
final class DeadLetters {

  private static final Logger LOG = System.getLogger(DeadLetters.class.getName());

  private final IncomingChannelConfig config;
  private final EventPublisher publisher;
  private final AppIdentity identity;
  private final DeadLetterWriter writer;

  DeadLetters(IncomingChannelConfig config, EventPublisher publisher, AppIdentity identity) {
    this.config = config;
    this.publisher = publisher;
    this.identity = identity;
    this.writer = new DeadLetterWriter(config.deadLetterMaxBytes());
  }

  /** Done once the broker has the event; else it is to be delivered again. */
  CompletionStage<EventOutcome> add(CloudEvent event, String reason, int attempts) {
    return identity
        .appId()
        .thenCompose(app -> publish(event, reason, attempts, app))
        .thenAccept(DeadLetters::requireTaken)
        .handle((nothing, failure) -> outcome(event, reason, failure));
  }

  private CompletionStage<PublishReport> publish(
      CloudEvent event, String reason, int attempts, Optional<String> app) {
    DeadLetter letter = new DeadLetter(reason, attempts, config, app);
    return publisher.publish(
        config.pubsub(), config.deadLetterTopic(), List.of(writer.write(event, letter)));
  }

  private static void requireTaken(PublishReport report) {
    report
        .refusalOf(0)
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(refusal);
            });
  }

  private EventOutcome outcome(CloudEvent event, String reason, Throwable failure) {
    String where = "event " + event.getId() + " of topic " + config.topic();
    if (failure == null) {
      LOG.log(Level.WARNING, "Dead-lettered {0}: {1}", where, reason);
      return EventOutcome.DEAD_LETTERED;
    }
    LOG.log(Level.WARNING, "Could not dead-letter " + where + "; it comes again", failure);
    return EventOutcome.RETRIED;
  }
}
