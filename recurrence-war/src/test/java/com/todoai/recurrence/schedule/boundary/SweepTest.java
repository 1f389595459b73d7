package com.todoai.recurrence.schedule.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.recurrence.occurrences.boundary.OccurrenceBacklog;
import com.todoai.recurrence.occurrences.boundary.OccurrenceLoop;
import com.todoai.recurrence.reminders.boundary.ReminderClock;
import jakarta.ejb.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No fault that can be caused from outside makes a loop lose its place, so the net is held here.
 */
class SweepTest {

  private final List<String> woken = new ArrayList<>();
  private final Sweep sweep =
      new Sweep(
          new ReminderClock() {
            @Override
            public void wake() {
              woken.add("reminders");
            }
          },
          new OccurrenceLoop() {
            @Override
            public void wake() {
              woken.add("occurrences");
            }
          },
          new OccurrenceBacklog() {
            @Override
            public void wake() {
              woken.add("backlog");
            }
          });

  @Test
  void wakesEveryLoop() {
    sweep.sweep();

    assertThat(woken).containsExactlyInAnyOrder("reminders", "occurrences", "backlog");
  }

  @Test
  void isDoneTwiceAMinuteByATimerThatIsNotPersistent() throws NoSuchMethodException {
    Schedule schedule = Sweep.class.getDeclaredMethod("sweep").getAnnotation(Schedule.class);

    assertThat(schedule.hour()).isEqualTo("*");
    assertThat(schedule.minute()).isEqualTo("*");
    assertThat(schedule.second()).isEqualTo("*/30");
    assertThat(schedule.persistent()).isFalse();
  }
}
