package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.util.Optional;

/**
 * Why an event is dead, and who says so, as CloudEvents extensions.
 *
 * @param reason one line of printable text
 * @param attempts how often the handler was tried
 * @param origin the channel that could not handle the event
 * @param app the Dapr app id of this application, if known: several may consume one topic
 */
record DeadLetter(String reason, int attempts, IncomingChannelConfig origin, Optional<String> app) {

  private static final String REASON = "deadletterreason";
  private static final String ATTEMPTS = "deadletterattempts";
  private static final String ORIGIN_TOPIC = "deadlettertopic";
  private static final String ORIGIN_PUBSUB = "deadletterpubsub";
  private static final String CHANNEL = "deadletterchannel";
  private static final String APP = "deadletterapp";

  CloudEvent on(CloudEvent event) {
    CloudEventBuilder builder =
        CloudEventBuilder.from(event)
            .withExtension(REASON, reason)
            .withExtension(ATTEMPTS, attempts)
            .withExtension(ORIGIN_TOPIC, origin.topic())
            .withExtension(ORIGIN_PUBSUB, origin.pubsub())
            .withExtension(CHANNEL, origin.channel())
            .withoutExtension(APP);
    app.ifPresent(id -> builder.withExtension(APP, id));
    return builder.build();
  }
}
