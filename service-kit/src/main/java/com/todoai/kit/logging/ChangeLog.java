package com.todoai.kit.logging;

import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes the log lines by which an operator follows a task's way through the services: what a
 * service did with an event, with the fields of {@link LogContext#during}. A line is written once
 * the transaction has committed; what is rolled back leaves none.
 */
@ApplicationScoped
public class ChangeLog {

  private static final Logger LOG = Logger.getLogger(ChangeLog.class.getName());

  private final Event<Noted> noted;

  /** For the container's proxy. */
  protected ChangeLog() {
    this(null);
  }

  @Inject
  ChangeLog(Event<Noted> noted) {
    this.noted = noted;
  }

  /**
   * Has a line written about each of these events.
   *
   * @param deed what was done with them, such as {@code Recorded}
   */
  public void note(String deed, List<CloudEvent> events) {
    noted.fire(new Noted(deed, events));
  }

  /** {@link #note(String, List)} for one event. */
  public void note(String deed, CloudEvent event) {
    note(deed, List.of(event));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Noted noted) {
    for (CloudEvent event : noted.events()) {
      LogContext.during(event, () -> write(noted.deed(), event));
    }
  }

  private static void write(String deed, CloudEvent event) {
    LOG.log(Level.INFO, "{0} {1}", new Object[] {deed, event.getType()});
  }
}
