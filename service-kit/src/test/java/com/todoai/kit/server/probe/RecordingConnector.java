package com.todoai.kit.server.probe;

import com.todoai.dapr.messaging.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.eclipse.microprofile.reactive.messaging.spi.OutgoingConnectorFactory;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;
import org.eclipse.microprofile.reactive.streams.operators.SubscriberBuilder;

/** Takes every event and remembers it as topic:partition key:subject. */
@ApplicationScoped
@Connector("recording")
public class RecordingConnector implements OutgoingConnectorFactory {

  private final List<String> published = new CopyOnWriteArrayList<>();

  @Override
  public SubscriberBuilder<? extends Message<?>, Void> getSubscriberBuilder(Config config) {
    return ReactiveStreams.<Message<?>>builder().forEach(this::take);
  }

  public List<String> published() {
    return published;
  }

  private void take(Message<?> message) {
    OutgoingEvent event = (OutgoingEvent) message;
    published.add(
        event.topic().orElse("?")
            + ":"
            + event.partitionKey().orElse("?")
            + ":"
            + event.getPayload().getSubject());
    message.ack();
  }
}
