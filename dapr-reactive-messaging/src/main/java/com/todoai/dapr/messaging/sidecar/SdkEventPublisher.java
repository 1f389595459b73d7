package com.todoai.dapr.messaging.sidecar;

import io.dapr.client.domain.BulkPublishEntry;
import io.dapr.client.domain.BulkPublishRequest;
import io.dapr.client.domain.BulkPublishResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Publishes with the Dapr Java SDK over gRPC. */
public final class SdkEventPublisher implements EventPublisher {

  /** Makes the sidecar pass the envelope on instead of wrapping it in another. */
  private static final String CLOUD_EVENT = "application/cloudevents+json";

  private final SidecarClient client;

  /**
   * Prepares to publish.
   *
   * @param client reaches the sidecar
   */
  public SdkEventPublisher(SidecarClient client) {
    this.client = client;
  }

  @Override
  public CompletionStage<PublishReport> publish(
      String pubsub, String topic, List<SerializedEvent> events) {
    try {
      return client
          .get()
          .publishEvents(new BulkPublishRequest<>(pubsub, topic, entries(events)))
          .timeout(client.config().apiTimeout())
          .map(SdkEventPublisher::report)
          .toFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static List<BulkPublishEntry<byte[]>> entries(List<SerializedEvent> events) {
    List<BulkPublishEntry<byte[]>> entries = new ArrayList<>(events.size());
    for (SerializedEvent event : events) {
      String entryId = Integer.toString(entries.size());
      entries.add(new BulkPublishEntry<>(entryId, event.json(), CLOUD_EVENT, event.metadata()));
    }
    return entries;
  }

  private static PublishReport report(BulkPublishResponse<byte[]> response) {
    return new PublishReport(
        response.getFailedEntries().stream()
            .map(
                failed ->
                    new PublishReport.Refusal(
                        Integer.parseInt(failed.getEntry().getEntryId()), failed.getErrorMessage()))
            .toList());
  }
}
