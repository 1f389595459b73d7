package com.todoai.recurrence.occurrences.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.todoai.event.TaskEvent;
import com.todoai.kit.recurrence.InvalidRecurrenceRuleException;
import com.todoai.recurrence.TaskHistory;
import com.todoai.recurrence.occurrences.entity.NextOccurrence;
import com.todoai.recurrence.occurrences.entity.OccurrenceKey;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuccessionTest {

  private final TaskHistory task = new TaskHistory().due("2026-03-28T08:00:00Z").remind("PT1H");

  @Test
  void asksForTheNextOccurrenceInTheTasksZone() {
    TaskEvent completion = task.recur("FREQ=DAILY").completed();

    NextOccurrence next = Succession.after(completion, "00-trace").orElseThrow();

    assertThat(next.key())
        .isEqualTo(new OccurrenceKey(task.seriesId(), Instant.parse("2026-03-29T07:00:00Z")));
    assertThat(next.completedTaskId()).isEqualTo(task.taskId());
    assertThat(next.traceParent()).isEqualTo("00-trace");
    assertThat(Json.createReader(new StringReader(next.body())).readObject())
        .isEqualTo(
            Json.createObjectBuilder()
                .add("userId", "alice")
                .add("completedTaskId", task.taskId().toString())
                .add("seriesStart", "2026-03-28T08:00:00Z")
                .add("dueAt", "2026-03-29T07:00:00Z")
                .add("timeZone", "Europe/Berlin")
                .add("title", "Water the plants")
                .add("priority", "HIGH")
                .add("tags", Json.createArrayBuilder().add("home"))
                .add("recurrenceRule", "FREQ=DAILY")
                .add("reminders", Json.createArrayBuilder().add("PT1H"))
                .add("correlationId", completion.correlationId())
                .add("traceParent", "00-trace")
                .build());
  }

  @Test
  void goesByTheRuleAndNotByWhereThisOccurrenceWasMoved() {
    task.recur("weekly").due("2026-03-30T15:00:00Z");

    assertThat(Succession.after(task.completed(), null))
        .hasValueSatisfying(
            next -> assertThat(next.key().recurrenceId()).isEqualTo("2026-04-04T07:00:00Z"));
  }

  @Test
  void asksForNothingWhenTheTaskDoesNotRecurOrTheSeriesHasEnded() {
    assertThat(Succession.after(task.completed(), null)).isEmpty();
    assertThat(Succession.after(task.recur("FREQ=DAILY;COUNT=1").completed(), null)).isEmpty();
  }

  @Test
  void refusesARuleThatIsNone() {
    TaskEvent completion = task.recur("now and then").completed();

    assertThatExceptionOfType(InvalidRecurrenceRuleException.class)
        .isThrownBy(() -> Succession.after(completion, null));
  }
}
