package com.todoai.dapr.messaging.incoming;

import java.util.List;

/** The body that the sidecar is answered with (Dapr pub/sub API reference). */
public sealed interface DeliveryAnswer {

  /**
   * Answers a single delivery.
   *
   * @param status what the sidecar shall do
   */
  record Single(DeliveryStatus status) implements DeliveryAnswer {}

  /**
   * Answers a bulk delivery.
   *
   * @param statuses one for each entry
   */
  record Bulk(List<EntryStatus> statuses) implements DeliveryAnswer {

    /** Takes a copy of the list. */
    public Bulk {
      statuses = List.copyOf(statuses);
    }
  }

  /**
   * Answers one entry of a bulk delivery.
   *
   * @param entryId the sidecar's id of the entry
   * @param status what the sidecar shall do with it
   */
  record EntryStatus(String entryId, DeliveryStatus status) {}
}
