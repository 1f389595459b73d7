package com.todoai.dapr.messaging.sidecar;

import io.dapr.client.domain.BulkPublishEntry;
import io.dapr.client.domain.BulkPublishRequest;
import io.dapr.client.domain.BulkPublishResponse;
import io.dapr.client.domain.PublishEventRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/**
 * Publishes with the Dapr Java SDK over gRPC.
 *
 * <p>Only of an event that goes alone does the sidecar hand on why the broker refused it. Over gRPC
 * it answers a bulk publish of which one event failed with the number of failures, and leaves out
 * which they were.
 */
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
      Mono<PublishReport> report =
          events.size() == 1
              ? publishAlone(pubsub, topic, events.get(0))
              : publishTogether(pubsub, topic, events);
      return report.timeout(client.config().apiTimeout()).toFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Mono<PublishReport> publishAlone(String pubsub, String topic, SerializedEvent event) {
    return client
        .get()
        .publishEvent(
            new PublishEventRequest(pubsub, topic, event.json())
                .setContentType(CLOUD_EVENT)
                .setMetadata(event.metadata()))
        .thenReturn(PublishReport.complete());
  }

  private Mono<PublishReport> publishTogether(
      String pubsub, String topic, List<SerializedEvent> events) {
    return client
        .get()
        .publishEvents(new BulkPublishRequest<>(pubsub, topic, entries(events)))
        .map(SdkEventPublisher::report);
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
