package com.todoai.websocket.updates.boundary;

import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.kit.event.EventReader;
import com.todoai.kit.logging.ChangeLog;
import com.todoai.kit.logging.LogContext;
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
  private final ChangeLog log;

  /** For the container's proxy. */
  protected TaskUpdateConsumer() {
    this(null, null);
  }

  @Inject
  TaskUpdateConsumer(Connections connections, ChangeLog log) {
    this.connections = connections;
    this.log = log;
  }

  /**
   * Passes an update on. Returns once it waits for each client; none is waited for.
   *
   * @throws UnprocessableEventException when the event breaks the contract; the reason names the
   *     field
   */
  @Incoming("task-updates")
  public void pass(CloudEvent event) {
    LogContext.during(event, () -> passOn(event));
  }

  private void passOn(CloudEvent event) {
    Update update = EventReader.read(event, Update::from);
    if (connections.send(update.userId(), update::toFrame)) {
      log.note("Passed on to clients:", event);
    }
  }
}
