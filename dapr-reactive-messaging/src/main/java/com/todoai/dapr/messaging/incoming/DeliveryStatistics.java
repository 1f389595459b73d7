package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Counts what became of the events of one channel. */
final class DeliveryStatistics {

  private final InstantSource clock;
  private long handled;
  private long retried;
  private long deadLettered;
  private Duration lag;
  private Instant lastHandledAt;

  DeliveryStatistics(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void count(CloudEvent event, EventOutcome outcome) {
    switch (outcome) {
      case HANDLED -> {
        handled++;
        lastHandledAt = clock.instant();
        lag = lag(event, lastHandledAt);
      }
      case DEAD_LETTERED -> deadLettered++;
      case RETRIED -> retried++;
    }
  }

  private static Duration lag(CloudEvent event, Instant now) {
    if (event.getTime() == null) {
      return null;
    }
    Duration since = Duration.between(event.getTime().toInstant(), now);
    return since.isNegative() ? Duration.ZERO : since;
  }

  synchronized IncomingChannelStatus status(IncomingChannelConfig config, ChannelState state) {
    return new IncomingChannelStatus(
        config.channel(),
        config.topic(),
        state,
        handled,
        retried,
        deadLettered,
        lag,
        lastHandledAt);
  }
}
