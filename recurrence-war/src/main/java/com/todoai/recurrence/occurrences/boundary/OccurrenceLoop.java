package com.todoai.recurrence.occurrences.boundary;

import com.todoai.kit.correlation.TraceParent;
import com.todoai.kit.logging.LogContext;
import com.todoai.recurrence.occurrences.control.Answer;
import com.todoai.recurrence.occurrences.control.OccurrenceWanted;
import com.todoai.recurrence.occurrences.control.TodoService;
import com.todoai.recurrence.occurrences.entity.OccurrenceRequest;
import com.todoai.recurrence.schedule.control.PacedLoop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the requests that are pending: at once after a completion, and again after a failure. */
@ApplicationScoped
public class OccurrenceLoop {

  private static final Logger LOG = Logger.getLogger(OccurrenceLoop.class.getName());

  /** A request of another replica that died is found after this at the latest. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final PendingOccurrences pending;
  private final TodoService todo;

  @Resource private ManagedScheduledExecutorService executor;

  private PacedLoop loop;

  /** For the container's proxy. */
  protected OccurrenceLoop() {
    this(null, null);
  }

  @Inject
  OccurrenceLoop(PendingOccurrences pending, TodoService todo) {
    this.pending = pending;
    this.todo = todo;
  }

  @PostConstruct
  void prepare() {
    loop = new PacedLoop("The occurrence loop", executor, this::run, PAUSE_AFTER_FAILURE);
  }

  void wanted(@Observes(during = TransactionPhase.AFTER_SUCCESS) OccurrenceWanted wanted) {
    wake();
  }

  /** Starts the loop, or makes it look now. */
  public void wake() {
    loop.wake();
  }

  /** Stops the loop; a request under way is finished. */
  public void stop() {
    loop.stop();
  }

  private Duration run() {
    boolean answering = true;
    Optional<OccurrenceRequest> next = pending.claim();
    while (next.isPresent()) {
      answering = make(next.get());
      // While todo is away one request at a time finds that out; the others keep their place.
      next = answering ? pending.claim() : Optional.empty();
    }
    return pause(answering);
  }

  private Duration pause(boolean answering) {
    Duration untilNext = pending.untilNext().orElse(LONGEST_SLEEP);
    Duration shortest = answering ? Duration.ZERO : PAUSE_AFTER_FAILURE;
    if (untilNext.compareTo(shortest) < 0) {
      return shortest;
    }
    return untilNext.compareTo(LONGEST_SLEEP) < 0 ? untilNext : LONGEST_SLEEP;
  }

  private boolean make(OccurrenceRequest request) {
    try (LogContext log = LogContext.open()) {
      log.taskId(request.taskId()).correlationId(request.correlationId());
      log.traceId(TraceParent.parse(request.traceParent()).map(TraceParent::traceId).orElse(null));
      Answer answer = todo.ask(request);
      pending.settle(request.key(), answer);
      if (answer instanceof Answer.Refused refused) {
        LOG.log(
            Level.SEVERE,
            "Occurrence {0} is parked: {1}",
            new Object[] {request.key(), refused.reason()});
      } else if (answer instanceof Answer.NotNow notNow) {
        LOG.log(
            Level.WARNING,
            "Occurrence {0} has to wait after attempt {1}: {2}",
            new Object[] {request.key(), request.attempts(), notNow.reason()});
      } else if (answer instanceof Answer.NothingToMake) {
        LOG.log(
            Level.INFO,
            "Occurrence {0} was not made: it was made before, or another follows the task",
            request.key());
      } else {
        LOG.log(Level.INFO, "Occurrence {0} was made", request.key());
      }
      return !(answer instanceof Answer.NotNow);
    }
  }
}
