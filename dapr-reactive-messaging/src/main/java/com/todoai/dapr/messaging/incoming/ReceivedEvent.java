package com.todoai.dapr.messaging.incoming;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * What the broker delivered.
 *
 * @param event the CloudEvent; when the bytes were none, an event that carries them as its data
 * @param defect why the bytes were no CloudEvent; empty when they were
 */
record ReceivedEvent(CloudEvent event, Optional<String> defect) {

  static final String UNREADABLE_TYPE = "com.todoai.dapr.messaging.unreadable";

  static ReceivedEvent readable(CloudEvent event) {
    return new ReceivedEvent(event, Optional.empty());
  }

  static ReceivedEvent unreadable(byte[] bytes, String defect) {
    return new ReceivedEvent(carrier(bytes), Optional.of(defect));
  }

  /** The id follows from the bytes, so that a repeated delivery is known as such. */
  static CloudEvent carrier(byte[] bytes) {
    return CloudEventBuilder.v1()
        .withId(UUID.nameUUIDFromBytes(bytes).toString())
        .withType(UNREADABLE_TYPE)
        .withSource(URI.create("/dapr-reactive-messaging"))
        .withData("application/octet-stream", bytes)
        .build();
  }
}
