package com.todoai.kit.server.probe;

import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to a channel of a sidecar that never delivers anything. */
@ApplicationScoped
public class IdleConsumer {

  @Incoming("idle")
  public void take(CloudEvent event) {
    throw new IllegalStateException("an event from nowhere: " + event.getId());
  }
}
