package com.todoai.dapr.messaging.incoming;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import java.util.Map;

/**
 * One entry of the answer to the sidecar's question for subscriptions (Dapr pub/sub API reference,
 * programmatic subscriptions).
 *
 * @param pubsubName the Dapr pub/sub component
 * @param topic the topic
 * @param route the path that events are posted to
 * @param metadata asks for the payload as bytes
 * @param bulkSubscribe how lists are gathered; null when they are not
 */
public record Subscription(
    @JsonProperty("pubsubname") String pubsubName,
    String topic,
    String route,
    Map<String, String> metadata,
    @JsonInclude(JsonInclude.Include.NON_NULL) BulkSubscribe bulkSubscribe) {

  /** The path under which every channel has its route. */
  public static final String EVENTS_PATH = "/dapr/events/";

  /**
   * How the sidecar gathers lists.
   *
   * @param enabled whether it does
   * @param maxMessagesCount most events in a list
   * @param maxAwaitDurationMs longest wait for a list to fill, in milliseconds
   */
  public record BulkSubscribe(boolean enabled, int maxMessagesCount, int maxAwaitDurationMs) {}

  static Subscription of(IncomingChannelConfig config) {
    IncomingChannelConfig.BulkConfig bulk = config.bulk();
    return new Subscription(
        config.pubsub(),
        config.topic(),
        EVENTS_PATH + config.channel(),
        Map.of("rawPayload", "true"),
        bulk.enabled() ? new BulkSubscribe(true, bulk.maxMessages(), bulk.maxAwaitMs()) : null);
  }
}
