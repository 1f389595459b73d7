package com.todoai.dapr.messaging.outgoing;

import java.util.List;
import java.util.Locale;

/**
 * Tells a failure that is the event's own fault from one that may be anybody's. The sidecar hands
 * on the broker's error as text, so the words are all there is to go by.
 */
final class Refusals {

  /**
   * Kafka as the sidecar's client words it: MESSAGE_TOO_LARGE; RECORD_LIST_TOO_LARGE, and the
   * client's own limit; INVALID_RECORD. The sidecar's gRPC server: a call beyond its limit, which
   * is "larger than" too.
   */
  private static final List<String> SIGNS =
      List.of("too large", "larger than", "failed the validation on broker");

  private Refusals() {}

  static boolean blameEvent(String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(text::contains);
  }
}
