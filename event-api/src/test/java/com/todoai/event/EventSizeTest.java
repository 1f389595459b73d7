package com.todoai.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest event that the limits allow is far below a broker's usual limit of 1 MiB. */
class EventSizeTest {

  private static final int HALF_A_MEBIBYTE = 512 * 1024;

  @ParameterizedTest
  @ValueSource(strings = {"x", "\ud83d\udca1", "\u0001"})
  void theLargestUpdateTakesLessThanHalf(String character) {
    TaskSnapshot task = largestTask(character);
    TaskEvent event =
        SampleEvents.taskEvent(TaskEventType.UPDATED, task, largestTask("\u0002").changesTo(task));

    byte[] document = EventJson.write(event.toCloudEvent());

    assertThat(document.length).isLessThan(HALF_A_MEBIBYTE);
    assertThat(TaskEvent.from(EventJson.read(document))).isEqualTo(event);
  }

  private static TaskSnapshot largestTask(String character) {
    return new TaskSnapshot(
        SampleEvents.TASK_ID,
        "x".repeat(255),
        character.repeat(500),
        character.repeat(20_000),
        TaskStatus.IN_PROGRESS,
        Priority.MEDIUM,
        Collections.nCopies(50, character.repeat(50)),
        SampleEvents.NOW,
        ZoneId.of("America/Argentina/ComodRivadavia"),
        character.repeat(2_000),
        new Occurrence(SampleEvents.TASK_ID, SampleEvents.NOW, SampleEvents.NOW),
        Collections.nCopies(20, ReminderOffset.parse("P99999DT99999H99999M99999S")),
        SampleEvents.NOW,
        SampleEvents.NOW,
        SampleEvents.NOW,
        9_007_199_254_740_991L);
  }
}
