package com.todoai.recurrence.occurrences.control;

import com.todoai.event.TaskEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Carries a recurring task on when it is completed. */
@ApplicationScoped
public class Continuation {

  private final OccurrenceRequests requests;
  private final Event<OccurrenceWanted> wanted;

  /** For the container's proxy. */
  protected Continuation() {
    this(null, null);
  }

  @Inject
  public Continuation(OccurrenceRequests requests, Event<OccurrenceWanted> wanted) {
    this.requests = requests;
    this.wanted = wanted;
  }

  /**
   * Stores a request for the occurrence after the completed one, unless there is none or one was
   * requested before: a task that is reopened, changed and completed again is not continued twice.
   *
   * @param traceParent the completion's W3C trace context, or null
   * @throws com.todoai.kit.recurrence.InvalidRecurrenceRuleException when the task's rule is none
   */
  public void after(TaskEvent completion, String traceParent) {
    Succession.after(completion, traceParent)
        .filter(requests::add)
        .ifPresent(next -> wanted.fire(new OccurrenceWanted(next.key())));
  }
}
