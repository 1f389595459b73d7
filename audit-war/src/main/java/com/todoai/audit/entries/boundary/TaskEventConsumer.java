package com.todoai.audit.entries.boundary;

import com.todoai.audit.entries.control.AuditTrail;
import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.event.TaskEvent;
import com.todoai.kit.event.EventReader;
import com.todoai.kit.logging.ChangeLog;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.exception.DataException;

/**
 * Takes in task events, a list in one transaction. A list is answered as a whole; one that fails
 * comes again event by event, so that only the one that cannot be handled is set aside.
 */
@ApplicationScoped
public class TaskEventConsumer {

  private final AuditTrail trail;
  private final ChangeLog log;

  /** For the container's proxy. */
  protected TaskEventConsumer() {
    this(null, null);
  }

  @Inject
  TaskEventConsumer(AuditTrail trail, ChangeLog log) {
    this.trail = trail;
    this.log = log;
  }

  /**
   * Records the events. Those that are recorded already are left alone, and nothing is told of
   * them.
   *
   * @throws UnprocessableEventException when one of them breaks the contract; the reason names the
   *     event and the field
   */
  @Incoming("task-events")
  @Transactional
  public void record(List<CloudEvent> events) {
    List<TaskEvent> taskEvents =
        events.stream().map(event -> EventReader.read(event, TaskEvent::from)).toList();
    try {
      log.note("Recorded", of(trail.append(taskEvents), events));
    } catch (DataException e) {
      throw new UnprocessableEventException(
          "The database cannot store a value of the event, SQLSTATE " + e.getSQLState(), e);
    }
  }

  /** Each of the events once, though a list may hold a repeat. */
  private static List<CloudEvent> of(Set<UUID> ids, List<CloudEvent> events) {
    Set<String> left =
        ids.stream().map(UUID::toString).collect(Collectors.toCollection(HashSet::new));
    return events.stream().filter(event -> left.remove(event.getId())).toList();
  }
}
