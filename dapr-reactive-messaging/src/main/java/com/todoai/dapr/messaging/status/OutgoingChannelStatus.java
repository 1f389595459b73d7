package com.todoai.dapr.messaging.status;

import java.time.Instant;

/**
 * An outgoing channel at one moment. Counts are of events since the application started.
 *
 * @param channel the reactive-messaging channel
 * @param topic the topic of messages that ask for none
 * @param state whether events can pass
 * @param published how many events the broker has taken
 * @param failed how many events were not published, as their negative acknowledgement says; one
 *     that is sent again counts each time
 * @param waiting how many events were sent and have no acknowledgement yet
 * @param lastPublishedAt when the broker took an event last; null when it took none
 */
public record OutgoingChannelStatus(
    String channel,
    String topic,
    ChannelState state,
    long published,
    long failed,
    int waiting,
    Instant lastPublishedAt) {}
