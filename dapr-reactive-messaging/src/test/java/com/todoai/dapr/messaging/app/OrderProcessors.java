package com.todoai.dapr.messaging.app;

import com.todoai.dapr.messaging.UnprocessableEventException;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;
import org.eclipse.microprofile.reactive.streams.operators.SubscriberBuilder;

/** The other kinds of methods that reactive messaging knows. */
@ApplicationScoped
public class OrderProcessors {

  private CompletableFuture<CloudEvent> next = new CompletableFuture<>();

  /**
   * Sends without receiving.
   *
   * @return completes with the event once there is one
   */
  @Outgoing("produced")
  public synchronized CompletionStage<CloudEvent> produced() {
    next = new CompletableFuture<>();
    return next;
  }

  /**
   * Lets the method above send.
   *
   * @param event what it shall send
   */
  public synchronized void produce(CloudEvent event) {
    next.complete(event);
  }

  /**
   * Sends one event for each that it receives.
   *
   * @param quote what came
   * @return what goes on
   */
  @Incoming("quotes")
  @Outgoing("priced")
  public CloudEvent price(CloudEvent quote) {
    if (quote.getType().equals("bad")) {
      throw new UnprocessableEventException("no price", null);
    }
    return CloudEventBuilder.from(quote).withExtension("price", "9.99").build();
  }

  /**
   * A stream that ends with its first event.
   *
   * @return wants one event only
   */
  @Incoming("fragile")
  public SubscriberBuilder<CloudEvent, Void> fragile() {
    return ReactiveStreams.<CloudEvent>builder().limit(1).ignore();
  }
}
