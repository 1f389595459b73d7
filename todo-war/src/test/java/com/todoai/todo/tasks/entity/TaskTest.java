package com.todoai.todo.tasks.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.event.Occurrence;
import com.todoai.event.Priority;
import com.todoai.event.TaskStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {

  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00.123456789Z");
  private static final Instant LATER = Instant.parse("2026-02-02T00:00:00Z");
  private static final Instant DUE = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant MOVED = Instant.parse("2026-03-02T08:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static TaskFields fields(Instant dueAt, ZoneId zone, String rule) {
    return new TaskFields(
        "Pay rent",
        null,
        TaskStatus.PENDING,
        Priority.NONE,
        List.of("home"),
        dueAt,
        zone,
        rule,
        List.of());
  }

  private static Task weekly() {
    return Task.create("anna", fields(DUE, BERLIN, "weekly"), NOW);
  }

  @Test
  void showsTheFieldsItWasMadeFrom() {
    TaskFields fields = fields(DUE, BERLIN, "weekly");
    assertThat(Task.create("anna", fields, NOW).fields()).isEqualTo(fields);
  }

  @Test
  void instantsAreKeptAsTheDatabaseKeepsThem() {
    assertThat(weekly().createdAt()).isEqualTo(Instant.parse("2026-02-01T00:00:00.123456Z"));
  }

  @Test
  void theSameFieldsAreNoChange() {
    Task task = weekly();
    assertThat(task.change(task.fields(), LATER)).isFalse();
    assertThat(task.snapshot().updatedAt()).isEqualTo(task.createdAt());
  }

  @Test
  void knowsWhenItWasCompleted() {
    Task task = weekly();

    assertThat(task.change(task.fields().withStatus(TaskStatus.COMPLETED), LATER)).isTrue();
    assertThat(task.snapshot().completedAt()).isEqualTo(LATER);

    assertThat(task.change(task.fields().reopened(), LATER.plusSeconds(1))).isTrue();
    assertThat(task.snapshot().completedAt()).isNull();
    assertThat(task.status()).isEqualTo(TaskStatus.PENDING);
  }

  @Test
  void aSeriesStartsAtTheDueInstant() {
    Occurrence occurrence = weekly().snapshot().occurrence();

    assertThat(occurrence.seriesStart()).isEqualTo(DUE);
    assertThat(occurrence.recurrenceId()).isEqualTo(DUE);
  }

  @Test
  void movingTheFirstOccurrenceMovesTheSeries() {
    Task task = weekly();
    UUID series = task.snapshot().occurrence().seriesId();

    task.change(fields(MOVED, BERLIN, "weekly"), LATER);

    assertThat(task.snapshot().occurrence()).isEqualTo(new Occurrence(series, MOVED, MOVED));
  }

  @Test
  void movingALaterOccurrenceMovesItAlone() {
    Instant second = Instant.parse("2026-03-08T08:00:00Z");
    Occurrence place = new Occurrence(UUID.randomUUID(), DUE, second);
    Task task = Task.create("anna", fields(second, BERLIN, "weekly"), place, NOW);
    assertThat(task.snapshot().occurrence()).isEqualTo(place);

    task.change(fields(MOVED, BERLIN, "weekly"), LATER);

    assertThat(task.snapshot().occurrence()).isEqualTo(place);
    assertThat(task.snapshot().dueAt()).isEqualTo(MOVED);
  }

  @Test
  void anotherRuleOrZoneStartsAnotherSeries() {
    Task task = weekly();
    UUID series = task.snapshot().occurrence().seriesId();

    task.change(fields(DUE, BERLIN, "daily"), LATER);
    UUID daily = task.snapshot().occurrence().seriesId();
    assertThat(daily).isNotEqualTo(series);

    task.change(fields(DUE, ZoneId.of("Asia/Tokyo"), "daily"), LATER);
    assertThat(task.snapshot().occurrence().seriesId()).isNotEqualTo(daily);
  }

  /** Each place from which the task was completed is one from which a chain of tasks goes on. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          complete                                                 | 1
          complete, reopen, complete                               | 1
          complete, reopen, move, complete                         | 1
          complete, move, reopen, complete                         | 1
          complete, reopen, zone, complete                         | 1
          complete, reopen, rule, complete                         | 1
          complete, rule, zone, move, reopen, complete             | 1
          complete, reopen, move, complete, reopen, rule, complete | 1
          complete, reopen, unrule, complete                       | 1
          move, complete, reopen, move, complete                   | 1
          rule, complete, reopen, zone, complete                   | 1
          zone, move, complete, reopen, move, complete             | 1
          unrule, complete                                         | 0
          unrule, complete, reopen, rule, complete                 | 1
          complete, reopen, unrule, rule, complete                 | 2
          """)
  void aTaskHandsItsSeriesOnOnce(String steps, int chains) {
    Occurrence later = new Occurrence(UUID.randomUUID(), DUE, MOVED);

    assertThat(placesOfCompletion(weekly(), steps)).hasSize(chains);
    assertThat(
            placesOfCompletion(
                Task.create("anna", fields(MOVED, BERLIN, "weekly"), later, NOW), steps))
        .as("of a later occurrence")
        .hasSize(chains);
  }

  private static Set<Occurrence> placesOfCompletion(Task task, String steps) {
    Set<Occurrence> places = new HashSet<>();
    for (String step : steps.split(", ", -1)) {
      assertThat(task.change(after(step, task.fields()), LATER)).as(step).isTrue();
      if (step.equals("complete") && task.snapshot().occurrence() != null) {
        places.add(task.snapshot().occurrence());
      }
    }
    return places;
  }

  private static TaskFields after(String step, TaskFields now) {
    return switch (step) {
      case "complete" -> now.withStatus(TaskStatus.COMPLETED);
      case "reopen" -> now.reopened();
      case "move" ->
          fields(now.dueAt().plusSeconds(3600), now.timeZone(), now.recurrenceRule())
              .withStatus(now.status());
      case "zone" ->
          fields(now.dueAt(), ZoneId.of("Asia/Tokyo"), now.recurrenceRule())
              .withStatus(now.status());
      case "rule" -> fields(now.dueAt(), now.timeZone(), "daily").withStatus(now.status());
      case "unrule" -> fields(now.dueAt(), now.timeZone(), null).withStatus(now.status());
      default -> throw new IllegalArgumentException(step);
    };
  }

  /** A task that was completed when it was made has been completed by nobody. */
  @Test
  void aSeriesThatWasMadeAsCompletedIsStillToBeHandedOn() {
    Task task =
        Task.create("anna", fields(DUE, BERLIN, "weekly").withStatus(TaskStatus.COMPLETED), NOW);

    task.change(fields(MOVED, BERLIN, "weekly"), LATER);

    assertThat(task.snapshot().occurrence().recurrenceId()).isEqualTo(MOVED);
  }

  @Test
  void withoutARuleThereIsNoSeries() {
    Task task = weekly();

    task.change(fields(DUE, BERLIN, null), LATER);
    assertThat(task.snapshot().occurrence()).isNull();

    task.change(fields(DUE, BERLIN, "weekly"), LATER);
    assertThat(task.snapshot().occurrence().seriesStart()).isEqualTo(DUE);
  }
}
