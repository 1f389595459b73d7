package com.todoai.websocket.updates.control;

import java.time.Duration;

/**
 * What one connection may hold and how long it may be silent.
 *
 * @param maxQueuedFrames frames that may wait to be sent
 * @param maxQueuedCharacters characters of all waiting frames together; one frame may wait whatever
 *     its length
 * @param rememberedEvents how many of the last events are remembered, to drop repeats
 * @param sendTimeout how long one frame may take to leave this process
 * @param pingInterval how often a client is asked for a sign of life
 * @param silenceTimeout how long nothing may be heard of a client; longer than the ping interval
 * @param gapPatience how long a change may be missing though a later one has come
 */
public record ConnectionLimits(
    int maxQueuedFrames,
    long maxQueuedCharacters,
    int rememberedEvents,
    Duration sendTimeout,
    Duration pingInterval,
    Duration silenceTimeout,
    Duration gapPatience) {

  /**
   * @throws IllegalArgumentException when a limit makes no sense; the message names it
   */
  public ConnectionLimits {
    requirePositive("maxQueuedFrames", maxQueuedFrames);
    requirePositive("maxQueuedCharacters", maxQueuedCharacters);
    requirePositive("rememberedEvents", rememberedEvents);
    requirePositive("sendTimeout", sendTimeout.toNanos());
    requirePositive("pingInterval", pingInterval.toNanos());
    requirePositive("gapPatience", gapPatience.toNanos());
    if (silenceTimeout.compareTo(pingInterval) <= 0) {
      throw new IllegalArgumentException(
          "silenceTimeout must be longer than pingInterval, was " + silenceTimeout);
    }
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
