package com.todoai.todo.tasks.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.todoai.event.Priority;
import com.todoai.event.ReminderOffset;
import com.todoai.event.TaskStatus;
import com.todoai.kit.problem.FieldError;
import com.todoai.kit.problem.ProblemException;
import com.todoai.todo.tasks.entity.TaskFields;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskDocumentTest {

  private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();
  private static final TaskFields FULL =
      new TaskFields(
          "Pay rent",
          "by transfer",
          TaskStatus.IN_PROGRESS,
          Priority.HIGH,
          List.of("home", "money"),
          Instant.parse("2026-03-01T08:00:00Z"),
          ZoneId.of("Europe/Berlin"),
          "monthly",
          List.of(new ReminderOffset("P1D")));

  private final TaskDocument document = new TaskDocument(VALIDATION.getValidator());

  @AfterAll
  static void close() {
    VALIDATION.close();
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }

  private TaskFields merge(TaskFields current, String patch) {
    return document.merge(current, json(patch));
  }

  private List<FieldError> errorsOf(TaskFields current, String patch) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> merge(current, patch));
    assertThat(problem).as("accepted %s", patch).isNotNull();
    assertThat(problem.status()).isEqualTo(400);
    return problem.errors();
  }

  @Test
  void aTitleIsEnoughForATask() {
    TaskFields fields = merge(TaskFields.EMPTY, "{'title':'Buy milk'}");

    assertThat(fields)
        .isEqualTo(
            new TaskFields(
                "Buy milk",
                null,
                TaskStatus.PENDING,
                Priority.NONE,
                List.of(),
                null,
                null,
                null,
                List.of()));
  }

  @Test
  void everyFieldIsRead() {
    TaskFields fields =
        merge(
            TaskFields.EMPTY,
            """
            {'title':'Pay rent','description':'by transfer','status':'IN_PROGRESS','priority':'HIGH',
             'tags':['home','money','home'],'dueAt':'2026-03-01T09:00:00+01:00',
             'timeZone':'Europe/Berlin','recurrenceRule':'monthly','reminders':['P1D']}
            """);

    assertThat(fields).isEqualTo(FULL);
  }

  @Test
  void anEmptyPatchChangesNothing() {
    assertThat(merge(FULL, "{}")).isEqualTo(FULL);
  }

  @Test
  void nullTakesAFieldAway() {
    TaskFields fields = merge(FULL, "{'description':null,'recurrenceRule':null}");

    assertThat(fields.description()).isNull();
    assertThat(fields.recurrenceRule()).isNull();
    assertThat(fields.title()).isEqualTo("Pay rent");
  }

  @Test
  void theZoneGoesWithTheDueInstant() {
    TaskFields fields = merge(FULL, "{'dueAt':null,'recurrenceRule':null,'reminders':[]}");

    assertThat(fields.dueAt()).isNull();
    assertThat(fields.timeZone()).isNull();
  }

  @Test
  void aDueInstantWithoutAZoneIsInUtc() {
    TaskFields fields =
        merge(TaskFields.EMPTY, "{'title':'a','dueAt':'2026-03-01T09:00:00.123456789Z'}");

    assertThat(fields.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(fields.dueAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00.123456Z"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|title",
        "{'title':' '}|title",
        "{'title':null}|title",
        "{'title':7}|title",
        "{'title':'a\\u0000b'}|title",
        "{'title':'a\\ud800b'}|title",
        "{'title':'a','status':'DONE'}|status",
        "{'title':'a','status':null}|status",
        "{'title':'a','priority':1}|priority",
        "{'title':'a','tags':'home'}|tags",
        "{'title':'a','tags':null}|tags",
        "{'title':'a','tags':['ok',3]}|tags[1]",
        "{'title':'a','tags':['ok','']}|tags[1]",
        "{'title':'a','dueAt':'tomorrow'}|dueAt",
        "{'title':'a','dueAt':'+12026-01-01T00:00:00Z'}|dueAt",
        "{'title':'a','dueAt':'2026-03-01T09:00:00Z','timeZone':'Mars/Olympus'}|timeZone",
        "{'title':'a','dueAt':'2026-03-01T09:00:00Z','timeZone':'+01:00'}|timeZone",
        "{'title':'a','timeZone':'Europe/Berlin'}|timeZone",
        "{'title':'a','reminders':['PT1H']}|reminders",
        "{'title':'a','recurrenceRule':'daily'}|recurrenceRule",
        "{'title':'a','dueAt':'2026-03-01T09:00:00Z','reminders':['1 hour']}|reminders[0]",
        "{'title':'a','dueAt':'2026-03-01T09:00:00Z','reminders':['-PT1H']}|reminders[0]",
        "{'title':'a','dueAt':'2026-03-01T09:00:00Z','recurrenceRule':'FREQ=NEVER'}|recurrenceRule",
        "{'title':'a','dueDate':'2026-03-01'}|dueDate",
        "{'title':'a','version':7}|version",
      })
  void whatIsNotValidIsNamed(String patch, String field) {
    assertThat(errorsOf(TaskFields.EMPTY, patch))
        .extracting(FieldError::field)
        .containsExactly(field);
  }

  @Test
  void everyMistakeIsTold() {
    assertThat(errorsOf(TaskFields.EMPTY, "{'title':1,'status':'x','colour':'red'}"))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("title", "status", "colour");
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThat(errorsOf(TaskFields.EMPTY, "{'title':'%s'}".formatted("a".repeat(501))))
        .extracting(FieldError::field)
        .containsExactly("title");
    assertThat(errorsOf(TaskFields.EMPTY, "{'title':'a','tags':['%s']}".formatted("a".repeat(51))))
        .extracting(FieldError::field)
        .containsExactly("tags[0]");
    assertThat(
            errorsOf(
                TaskFields.EMPTY, "{'title':'a','description':'%s'}".formatted("a".repeat(20_001))))
        .extracting(FieldError::field)
        .containsExactly("description");
  }

  @Test
  void aRecurringTaskKeepsItsDueInstant() {
    assertThat(errorsOf(FULL, "{'dueAt':null}"))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("recurrenceRule", "reminders");
  }
}
