package com.todoai.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskEventTest {

  @Test
  void aCreationHasNoStateBefore() {
    TaskEvent event = SampleEvents.taskEvent(TaskEventType.CREATED);

    assertThat(event.before()).isEmpty();
    assertThat(event.after()).contains(EventMapper.toTree(event.task()));
  }

  @Test
  void aDeletionHasNoStateAfter() {
    TaskEvent event = SampleEvents.taskEvent(TaskEventType.DELETED);

    assertThat(event.before()).contains(EventMapper.toTree(event.task()));
    assertThat(event.after()).isEmpty();
  }

  @Test
  void anUpdateTellsBothStatesApart() {
    TaskSnapshot old = SampleEvents.bareTask();
    TaskSnapshot now = SampleEvents.task("Water the roses");

    TaskEvent event = SampleEvents.taskEvent(TaskEventType.UPDATED, now, old.changesTo(now));

    JsonNode expected = EventMapper.toTree(old).without(TaskSnapshot.UNREPORTED_FIELDS);
    assertThat(event.before()).contains(expected);
    assertThat(event.after()).contains(EventMapper.toTree(now));
  }

  @Test
  void changesNameOnlyWhatDiffers() {
    TaskSnapshot old = SampleEvents.task("Water plants");
    TaskSnapshot now = SampleEvents.task("Water the plants");

    Map<String, FieldChange> changes = old.changesTo(now);

    assertThat(changes).containsOnlyKeys("title");
    assertThat(changes.get("title").oldValue().textValue()).isEqualTo("Water plants");
    assertThat(changes.get("title").newValue().textValue()).isEqualTo("Water the plants");
  }

  @Test
  void changesLeaveOutWhatEveryChangeChanges() {
    TaskSnapshot old = SampleEvents.bareTask();
    TaskSnapshot now =
        new TaskSnapshot(
            old.id(),
            old.userId(),
            old.title(),
            old.description(),
            old.status(),
            old.priority(),
            old.tags(),
            old.dueAt(),
            old.timeZone(),
            old.recurrenceRule(),
            old.occurrence(),
            old.reminders(),
            old.createdAt(),
            old.updatedAt().plusSeconds(1),
            old.completedAt(),
            old.version() + 1);

    assertThat(old.changesTo(now)).isEmpty();
  }

  @Test
  void aSnapshotOfAnotherUserIsRefused() {
    TaskSnapshot task = SampleEvents.bareTask();

    assertThatExceptionOfType(MalformedEventException.class)
        .isThrownBy(
            () ->
                new TaskEvent(
                    task.id(),
                    TaskEventType.CREATED,
                    task.id(),
                    "somebody-else",
                    1,
                    1,
                    SampleEvents.NOW,
                    SchemaVersion.CURRENT,
                    "request-42",
                    "user-1",
                    "api",
                    task,
                    Map.of()))
        .satisfies(e -> assertThat(e.field()).isEqualTo("task.userId"));
  }
}
