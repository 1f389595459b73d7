package com.todoai.dapr.messaging.outgoing;

import com.todoai.dapr.messaging.config.OutgoingChannelConfig;
import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.OutgoingChannelStatus;
import java.time.Instant;
import java.time.InstantSource;

/** Counts what became of the events of one channel. */
final class PublishStatistics {

  private final InstantSource clock;
  private ChannelState state = ChannelState.NOT_READY;
  private long published;
  private long failed;
  private int waiting;
  private Instant lastPublishedAt;

  PublishStatistics(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void become(ChannelState newState) {
    state = newState;
  }

  synchronized void taken() {
    waiting++;
  }

  synchronized void published() {
    waiting--;
    published++;
    lastPublishedAt = clock.instant();
  }

  synchronized void failed() {
    waiting--;
    failed++;
  }

  synchronized OutgoingChannelStatus status(OutgoingChannelConfig config) {
    return new OutgoingChannelStatus(
        config.channel(), config.topic(), state, published, failed, waiting, lastPublishedAt);
  }
}
