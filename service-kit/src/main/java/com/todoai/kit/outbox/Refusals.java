package com.todoai.kit.outbox;

import java.util.List;
import java.util.Locale;

/** Tells a failure that is the event's own fault from one that may be anybody's. */
final class Refusals {

  /**
   * The sidecar hands on the broker's error as text. Kafka: MESSAGE_TOO_LARGE,
   * RECORD_LIST_TOO_LARGE, INVALID_RECORD as the sidecar's client words them; gRPC: a request
   * beyond the size limit.
   */
  private static final List<String> SIGNS =
      List.of("too large", "larger than max", "message size", "invalid record", "invalid message");

  private Refusals() {}

  /** The failure itself, or an {@link EventRefusedException} when it blames the event. */
  static Throwable classify(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null && blamesEvent(message.toLowerCase(Locale.ROOT))) {
        return new EventRefusedException(message, failure);
      }
    }
    return failure;
  }

  private static boolean blamesEvent(String message) {
    return SIGNS.stream().anyMatch(message::contains);
  }
}
