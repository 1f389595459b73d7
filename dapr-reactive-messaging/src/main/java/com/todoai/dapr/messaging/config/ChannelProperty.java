package com.todoai.dapr.messaging.config;

/**
 * What can be set on a channel: {@code mp.messaging.incoming.CHANNEL.KEY}, {@code
 * mp.messaging.outgoing.CHANNEL.KEY}, or for all channels {@code mp.messaging.connector.dapr.KEY}.
 */
public enum ChannelProperty {
  /** Name of the Dapr pub/sub component. */
  PUBSUB("pubsub", "kafka-pubsub", true, true),
  /** Topic; the channel's name when not given. */
  TOPIC("topic", "", true, true),
  /** Where events go that can never be handled; the topic with a suffix when not given. */
  DEAD_LETTER_TOPIC("dead-letter-topic", "", true, false),
  /** Most bytes of a dead letter with its key and headers; the broker takes a few more. */
  DEAD_LETTER_MAX_BYTES("dead-letter.max-bytes", "1000000", true, false),
  /** Whether the sidecar delivers lists. */
  BULK("bulk", "false", true, false),
  /** Most events in one list. */
  BULK_MAX_MESSAGES("bulk.max-messages", "100", true, false),
  /** Longest wait of the sidecar for a list to fill, in milliseconds. */
  BULK_MAX_AWAIT_MS("bulk.max-await-ms", "10", true, false),
  /** How often a handler is tried before its event is dead-lettered. */
  MAX_ATTEMPTS("max-attempts", "3", true, false),
  /** Pause before the second attempt, in milliseconds; doubled before each further one. */
  RETRY_DELAY_MS("retry-delay-ms", "500", true, false),
  /** Most deliveries, or outgoing events, that wait in memory. */
  MAX_WAITING("max-waiting", "1024", true, true),
  /** Most events in one bulk publish. */
  BATCH_MAX_EVENTS("batch.max-events", "100", false, true),
  /** Most bytes of events in one bulk publish. */
  BATCH_MAX_BYTES("batch.max-bytes", "2097152", false, true);

  private final String key;
  private final String defaultValue;
  private final boolean incoming;
  private final boolean outgoing;

  ChannelProperty(String key, String defaultValue, boolean incoming, boolean outgoing) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  /**
   * The last part of the property's name.
   *
   * @return for example {@code bulk.max-messages}
   */
  public String key() {
    return key;
  }

  /**
   * What holds when the property is not set.
   *
   * @return the value as text; empty when it follows from another property
   */
  public String defaultValue() {
    return defaultValue;
  }

  /**
   * Whether incoming channels read it.
   *
   * @return true if so
   */
  public boolean incoming() {
    return incoming;
  }

  /**
   * Whether outgoing channels read it.
   *
   * @return true if so
   */
  public boolean outgoing() {
    return outgoing;
  }
}
