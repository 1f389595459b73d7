package com.todoai.dapr.messaging.config;

import org.eclipse.microprofile.config.Config;

/**
 * Where an outgoing channel publishes, and how much at a time.
 *
 * @param channel the channel's name
 * @param pubsub the Dapr pub/sub component
 * @param topic the topic of messages that ask for none
 * @param batchMaxEvents most events in one bulk publish
 * @param batchMaxBytes most bytes of events in one bulk publish; a larger event goes alone
 * @param maxWaiting most events taken in and not yet published
 */
public record OutgoingChannelConfig(
    String channel,
    String pubsub,
    String topic,
    int batchMaxEvents,
    int batchMaxBytes,
    int maxWaiting) {

  /**
   * Reads a channel's properties.
   *
   * @param channelConfig what reactive messaging hands to the connector
   * @return the values, defaults filled in
   * @throws ConnectorConfigurationException naming the first property that is wrong
   */
  public static OutgoingChannelConfig from(Config channelConfig) {
    ChannelConfig config = new ChannelConfig(channelConfig, "outgoing");
    return new OutgoingChannelConfig(
        config.channel(),
        config.text(ChannelProperty.PUBSUB),
        config.text(ChannelProperty.TOPIC, config.channel()),
        config.number(ChannelProperty.BATCH_MAX_EVENTS, 1),
        config.number(ChannelProperty.BATCH_MAX_BYTES, 1),
        config.number(ChannelProperty.MAX_WAITING, 1));
  }
}
