package com.todoai.dapr.messaging.config;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How an incoming channel is subscribed and what it does about failures.
 *
 * @param channel the channel's name
 * @param pubsub the Dapr pub/sub component
 * @param topic the topic subscribed to
 * @param deadLetterTopic where events go that can never be handled; another than the topic
 * @param deadLetterMaxBytes most bytes of a dead letter; the data of a larger one is cut off
 * @param bulk how lists are delivered
 * @param maxAttempts how often a handler is tried, at least 1
 * @param retryDelay the pause before the second attempt, doubled before each further one
 * @param maxWaiting most deliveries that wait for the handler
 */
public record IncomingChannelConfig(
    String channel,
    String pubsub,
    String topic,
    String deadLetterTopic,
    int deadLetterMaxBytes,
    BulkConfig bulk,
    int maxAttempts,
    Duration retryDelay,
    int maxWaiting) {

  private static final String DEAD_LETTER_SUFFIX = "-dead-letter";

  /** Leaves room for the attributes that say why it is there. */
  private static final int SMALLEST_DEAD_LETTER = 16_384;

  /**
   * How the sidecar gathers events into lists.
   *
   * @param enabled whether it does
   * @param maxMessages most events in a list
   * @param maxAwaitMs longest wait for a list to fill, in milliseconds
   */
  public record BulkConfig(boolean enabled, int maxMessages, int maxAwaitMs) {}

  /**
   * Reads a channel's properties.
   *
   * @param channelConfig what reactive messaging hands to the connector
   * @return the values, defaults filled in
   * @throws ConnectorConfigurationException naming the first property that is wrong
   */
  public static IncomingChannelConfig from(Config channelConfig) {
    ChannelConfig config = new ChannelConfig(channelConfig, "incoming");
    String topic = config.text(ChannelProperty.TOPIC, config.channel());
    return new IncomingChannelConfig(
        config.channel(),
        config.text(ChannelProperty.PUBSUB),
        topic,
        deadLetterTopic(config, topic),
        config.number(ChannelProperty.DEAD_LETTER_MAX_BYTES, SMALLEST_DEAD_LETTER),
        new BulkConfig(
            config.flag(ChannelProperty.BULK),
            config.number(ChannelProperty.BULK_MAX_MESSAGES, 1),
            config.number(ChannelProperty.BULK_MAX_AWAIT_MS, 1)),
        config.number(ChannelProperty.MAX_ATTEMPTS, 1),
        Duration.ofMillis(config.number(ChannelProperty.RETRY_DELAY_MS, 0)),
        config.number(ChannelProperty.MAX_WAITING, 1));
  }

  private static String deadLetterTopic(ChannelConfig config, String topic) {
    String name = config.text(ChannelProperty.DEAD_LETTER_TOPIC, topic + DEAD_LETTER_SUFFIX);
    if (name.equals(topic)) {
      throw config.wrong(
          ChannelProperty.DEAD_LETTER_TOPIC,
          "must not be the topic itself, \""
              + topic
              + "\": what cannot be handled would come again for ever");
    }
    return name;
  }
}
