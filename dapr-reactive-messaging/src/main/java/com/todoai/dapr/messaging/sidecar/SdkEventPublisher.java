package com.todoai.dapr.messaging.sidecar;

import com.todoai.dapr.messaging.config.SidecarConfig;
import io.dapr.client.DaprClient;
import io.dapr.client.DaprClientBuilder;
import io.dapr.client.domain.BulkPublishEntry;
import io.dapr.client.domain.BulkPublishRequest;
import io.dapr.client.domain.BulkPublishResponse;
import io.dapr.config.Properties;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Publishes with the Dapr Java SDK over gRPC. The client is made at the first publish, so that an
 * application that only receives pays nothing for it.
 */
public final class SdkEventPublisher implements EventPublisher, AutoCloseable {

  private static final Logger LOG = System.getLogger(SdkEventPublisher.class.getName());

  /** Makes the sidecar pass the envelope on instead of wrapping it in another. */
  private static final String CLOUD_EVENT = "application/cloudevents+json";

  private final SidecarConfig config;
  private DaprClient client;
  private boolean closed;

  /**
   * Prepares to publish; connects to nothing yet.
   *
   * @param config where the sidecar is, and its token
   */
  public SdkEventPublisher(SidecarConfig config) {
    this.config = config;
  }

  @Override
  public CompletionStage<PublishReport> publish(
      String pubsub, String topic, List<SerializedEvent> events) {
    try {
      return client()
          .publishEvents(new BulkPublishRequest<>(pubsub, topic, entries(events)))
          .timeout(config.apiTimeout())
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

  private synchronized DaprClient client() {
    if (closed) {
      throw new IllegalStateException("the application is shutting down");
    }
    if (client == null) {
      DaprClientBuilder builder =
          new DaprClientBuilder()
              .withPropertyOverride(Properties.GRPC_PORT, Integer.toString(config.grpcPort()))
              .withPropertyOverride(
                  Properties.TIMEOUT, Long.toString(config.apiTimeout().toMillis()));
      config
          .apiToken()
          .ifPresent(token -> builder.withPropertyOverride(Properties.API_TOKEN, token));
      client = builder.build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client == null) {
      return;
    }
    try {
      client.close();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.log(Level.WARNING, "Closing the connection to the sidecar failed", e);
    }
  }
}
