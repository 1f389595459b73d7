package com.todoai.dapr.messaging.app;

import com.todoai.dapr.messaging.IncomingEvent;
import com.todoai.dapr.messaging.OutageException;
import com.todoai.dapr.messaging.UnprocessableEventException;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Does with each event what its type says. */
@ApplicationScoped
public class OrderHandlers {

  private static final int OUTAGES = 2;

  private final Journal journal;

  /** For the proxy that CDI makes of this class. */
  protected OrderHandlers() {
    this(null);
  }

  /**
   * Made by CDI.
   *
   * @param journal notes every call
   */
  @Inject
  public OrderHandlers(Journal journal) {
    this.journal = journal;
  }

  /**
   * A plain payload.
   *
   * @param event the event
   */
  @Incoming("orders")
  public void order(CloudEvent event) {
    journal.note("orders", List.of(event));
    act(event);
  }

  /**
   * A list.
   *
   * @param events the events
   */
  @Incoming("bulk-orders")
  public void orders(List<CloudEvent> events) {
    journal.note("bulk-orders", events);
    events.forEach(this::act);
  }

  /**
   * The whole message, acknowledged later.
   *
   * @param message the message
   * @return completes after the acknowledgement
   */
  @Incoming("invoices")
  public CompletionStage<Void> invoice(Message<CloudEvent> message) {
    IncomingEvent incoming = (IncomingEvent) message;
    journal.note("invoices of " + incoming.delivery().topic(), List.of(incoming.getPayload()));
    return CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
        .thenCompose(nothing -> message.ack());
  }

  /**
   * What was dead-lettered.
   *
   * @param event the event
   */
  @Incoming("dead-orders")
  public void deadOrder(CloudEvent event) {
    journal.note("dead-orders", List.of(event));
  }

  /**
   * What was dead-lettered on its way through a processor.
   *
   * @param event the event
   */
  @Incoming("dead-quotes")
  public void deadQuote(CloudEvent event) {
    journal.note("dead-quotes", List.of(event));
  }

  /**
   * What was dead-lettered from the lists.
   *
   * @param event the event
   */
  @Incoming("dead-bulk-orders")
  public void deadBulkOrder(CloudEvent event) {
    journal.note("dead-bulk-orders", List.of(event));
  }

  private void act(CloudEvent event) {
    switch (event.getType()) {
      case "bad" -> throw new UnprocessableEventException("no such product", null);
      case "outage" -> {
        if (journal.calls(event.getId()) <= OUTAGES) {
          throw new OutageException("the warehouse is closed", null);
        }
      }
      case "slow" -> pause();
      default -> {
        // Handled.
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(2);
      System.out.println("slow order handled");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
