package com.todoai.dapr.messaging.outgoing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells an outage of a topic once when it begins and once when it is over, not once an event. */
final class PublishLog {

  private static final Logger LOG = System.getLogger(PublishLog.class.getName());

  private final String channel;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  PublishLog(String channel) {
    this.channel = channel;
  }

  /** None of a batch went through. */
  void failed(String topic, String reason) {
    if (failing.add(topic)) {
      LOG.log(
          Level.WARNING,
          () -> "Channel " + channel + " cannot publish to " + topic + ": " + reason);
    } else {
      LOG.log(Level.DEBUG, () -> "Still cannot publish to " + topic + ": " + reason);
    }
  }

  /** A batch was taken. */
  void succeeded(String topic) {
    if (failing.remove(topic)) {
      LOG.log(Level.INFO, "Channel {0} publishes to {1} again", channel, topic);
    }
  }
}
