package com.todoai.dapr.messaging.sidecar;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Knows under which name Dapr runs this application. */
@FunctionalInterface
public interface AppIdentity {

  /**
   * Asks for the Dapr app id; does not block.
   *
   * @return the id, empty when it cannot be learned now; never completes exceptionally
   */
  CompletionStage<Optional<String>> appId();
}
