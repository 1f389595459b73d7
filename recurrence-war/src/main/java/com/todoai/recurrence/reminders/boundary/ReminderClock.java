package com.todoai.recurrence.reminders.boundary;

import com.todoai.recurrence.schedule.control.PacedLoop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Sleeps until the next reminder is due and fires it. It never sleeps long, since another replica,
 * or this one, may be given an earlier reminder meanwhile.
 */
@ApplicationScoped
public class ReminderClock {

  private static final Duration LONGEST_SLEEP = Duration.ofMillis(500);

  /** While another holds what is due, there is nothing to do but to look again. */
  private static final Duration PAUSE_WHILE_HELD = Duration.ofMillis(20);

  /** Small enough that a batch commits at once, large enough to fire thousands in a second. */
  private static final int BATCH = 200;

  private final DueReminders due;

  @Resource private ManagedScheduledExecutorService executor;

  private PacedLoop loop;

  /** For the container's proxy. */
  protected ReminderClock() {
    this(null);
  }

  @Inject
  ReminderClock(DueReminders due) {
    this.due = due;
  }

  @PostConstruct
  void prepare() {
    loop = new PacedLoop("The reminder clock", executor, this::tick, LONGEST_SLEEP);
  }

  /** Starts the clock, or makes it look now. */
  public void wake() {
    loop.wake();
  }

  /** Stops the clock; a batch under way is finished. */
  public void stop() {
    loop.stop();
  }

  private Duration tick() {
    int fired = due.fire(BATCH);
    if (fired == BATCH) {
      return Duration.ZERO;
    }
    Duration untilNext = due.untilNext().orElse(LONGEST_SLEEP);
    if (fired == 0 && untilNext.compareTo(Duration.ZERO) <= 0) {
      return PAUSE_WHILE_HELD;
    }
    return untilNext.compareTo(LONGEST_SLEEP) < 0 ? untilNext : LONGEST_SLEEP;
  }
}
