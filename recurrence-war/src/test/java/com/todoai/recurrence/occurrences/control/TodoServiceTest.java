package com.todoai.recurrence.occurrences.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TodoServiceTest {

  @Test
  void theOccurrenceIsMadeByTheRequestThatCreatedIt() {
    assertThat(TodoService.meaningOf(201, "")).isEqualTo(new Answer.Made());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204})
  void anotherSuccessSaysThatThereWasNothingToMake(int status) {
    assertThat(TodoService.meaningOf(status, "")).isEqualTo(new Answer.NothingToMake());
  }

  /** Or nobody would ask again, and a series would end because a server restarted. */
  @ParameterizedTest
  @CsvSource({
    "401, a token that one side does not have yet",
    "403, a sidecar that is not let in yet",
    "404, a server whose application is not there yet",
    "408, too slow",
    "425, too early",
    "429, too much",
    "302, a proxy that sends elsewhere",
    "500, the sidecar finds nobody",
    "502, a proxy finds nobody",
    "503, its database is away",
    "504, a proxy waits in vain",
    "599, nothing that a standard knows"
  })
  void whatIsNotAboutTheRequestIsAskedAgain(int status, String detail) {
    assertThat(TodoService.meaningOf(status, detail))
        .isEqualTo(new Answer.NotNow("todo answered " + status + " " + detail));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 409, 413, 415, 422})
  void whatIsAboutTheRequestIsNotAskedAgain(int status) {
    assertThat(TodoService.meaningOf(status, "dueAt: must be an instant"))
        .isEqualTo(new Answer.Refused("todo answered " + status + " dueAt: must be an instant"));
  }

  @Test
  void aReasonIsNoLongerThanALogCanTake() {
    assertThat(TodoService.meaningOf(500, "x".repeat(100_000)))
        .isInstanceOfSatisfying(
            Answer.NotNow.class, notNow -> assertThat(notNow.reason()).hasSize(1_000));
  }
}
