package com.todoai.websocket.updates.boundary;

import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.event.MalformedEventException;
import com.todoai.websocket.updates.control.Connections;
import com.todoai.websocket.updates.entity.Update;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in updates and passes each on to the clients of its user that are connected here. */
@ApplicationScoped
public class TaskUpdateConsumer {

  private final Connections connections;

  /** For the container's proxy. */
  protected TaskUpdateConsumer() {
    this(null);
  }

  @Inject
  TaskUpdateConsumer(Connections connections) {
    this.connections = connections;
  }

  /**
   * Passes an update on. Returns once it waits for each client; none is waited for.
   *
   * @throws UnprocessableEventException when the event breaks the contract; the reason names the
   *     field
   */
  @Incoming("task-updates")
  public void pass(CloudEvent event) {
    Update update = read(event);
    connections.send(update.userId(), update::toFrame);
  }

  private static Update read(CloudEvent event) {
    try {
      return Update.from(event);
    } catch (MalformedEventException e) {
      throw new UnprocessableEventException("Event " + event.getId() + ": " + e.getMessage(), e);
    }
  }
}
