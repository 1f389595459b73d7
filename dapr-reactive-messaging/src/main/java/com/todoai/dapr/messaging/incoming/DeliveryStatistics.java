package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what became of the events of one channel, and the calls that wait for their answer. */
final class DeliveryStatistics {

  private final InstantSource clock;
  private final SortedMap<Long, Instant> waiting = new TreeMap<>();
  private long calls;
  private long handled;
  private long retried;
  private long deadLettered;
  private Duration lag;
  private Instant lastHandledAt;

  DeliveryStatistics(InstantSource clock) {
    this.clock = clock;
  }

  /** A call has come; answers with its number. */
  synchronized long begin() {
    calls++;
    waiting.put(calls, clock.instant());
    return calls;
  }

  /** The call of that number has its answer. */
  synchronized void end(long call) {
    waiting.remove(call);
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
    return notNegative(Duration.between(event.getTime().toInstant(), now));
  }

  private Duration oldestWaiting() {
    return waiting.isEmpty()
        ? Duration.ZERO
        : notNegative(Duration.between(waiting.get(waiting.firstKey()), clock.instant()));
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  synchronized IncomingChannelStatus status(IncomingChannelConfig config, ChannelState state) {
    return new IncomingChannelStatus(
        config.channel(),
        config.topic(),
        state,
        handled,
        retried,
        deadLettered,
        waiting.size(),
        oldestWaiting(),
        lag,
        lastHandledAt);
  }
}
