package com.todoai.dapr.messaging.sidecar;

import io.dapr.client.domain.DaprMetadata;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/**
 * Asks the sidecar for the app id (its metadata API) until it has answered once. The application's
 * environment does not tell it: daprd sets APP_ID for itself alone.
 */
public final class SdkAppIdentity implements AppIdentity {

  private static final Logger LOG = System.getLogger(SdkAppIdentity.class.getName());

  private final SidecarClient client;
  private volatile String known;

  /**
   * Asks nothing yet.
   *
   * @param client reaches the sidecar
   */
  public SdkAppIdentity(SidecarClient client) {
    this.client = client;
  }

  @Override
  public CompletionStage<Optional<String>> appId() {
    if (known != null) {
      return CompletableFuture.completedStage(Optional.of(known));
    }
    return Mono.defer(() -> client.get().getMetadata())
        .timeout(client.config().apiTimeout())
        .toFuture()
        .handle(this::learn);
  }

  private Optional<String> learn(DaprMetadata metadata, Throwable failure) {
    if (failure != null) {
      LOG.log(Level.DEBUG, "The sidecar did not tell the app id", failure);
      return Optional.empty();
    }
    if (metadata != null && metadata.getId() != null && !metadata.getId().isEmpty()) {
      known = metadata.getId();
    }
    return Optional.ofNullable(known);
  }
}
