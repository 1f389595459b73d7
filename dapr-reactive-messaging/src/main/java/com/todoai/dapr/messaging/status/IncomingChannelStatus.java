package com.todoai.dapr.messaging.status;

import java.time.Duration;
import java.time.Instant;

/**
 * An incoming channel at one moment. Counts are of events, not of calls, since the application
 * started. An event counts when the sidecar's call that brought it is about to be answered, a list
 * as a whole; calls answered 503 do not count.
 *
 * @param channel the reactive-messaging channel
 * @param topic the topic that it is subscribed to
 * @param state whether events can pass
 * @param handled how many events the handler took
 * @param retried how often an event was sent back to be delivered again; the same event counts each
 *     time
 * @param deadLettered how many events were published to the dead-letter topic
 * @param waiting how many of the sidecar's calls have no answer yet, their handlers' pauses and
 *     attempts included; a list is one call
 * @param oldestWaiting for how long the oldest of these calls has waited, zero when there is none.
 *     One that grows tells of a handler that hangs
 * @param lag of the event handled last, the time from its CloudEvents {@code time} attribute until
 *     it counted as handled, by this machine's clock and never negative; of a list, its last event.
 *     It does not grow while nothing comes. Null when nothing was handled yet, or when that event
 *     has no {@code time}
 * @param lastHandledAt when an event was handled last; null when none was
 */
public record IncomingChannelStatus(
    String channel,
    String topic,
    ChannelState state,
    long handled,
    long retried,
    long deadLettered,
    int waiting,
    Duration oldestWaiting,
    Duration lag,
    Instant lastHandledAt) {}
