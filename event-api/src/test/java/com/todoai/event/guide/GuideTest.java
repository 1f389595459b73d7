package com.todoai.event.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.event.EventJson;
import com.todoai.event.MalformedEventException;
import com.todoai.event.Priority;
import com.todoai.event.SchemaVersion;
import com.todoai.event.TaskEvent;
import com.todoai.event.TaskEventType;
import com.todoai.event.TaskSnapshot;
import com.todoai.event.TaskStatus;
import com.todoai.event.UnsupportedSchemaVersionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md shows, compiled and run from outside the package. */
class GuideTest {

  private static final Path README = Path.of("README.md");
  private static final Path SOURCE = Path.of("src/test/java/com/todoai/event/guide/GuideTest.java");

  /** Text and code differ in their margins and in where the formatter breaks a line. */
  private static final Pattern LAYOUT = Pattern.compile("\\s+");

  static String readSample(byte[] body) {
    String outcome;
    try {
      TaskEvent event = TaskEvent.from(EventJson.read(body));
      outcome = event.type() + " " + event.task().title() + " by " + event.actor();
    } catch (UnsupportedSchemaVersionException e) {
      outcome = "for a newer release of this program: " + e.getMessage();
    } catch (MalformedEventException e) {
      outcome = "never to be read: " + e.field() + " " + e.detail();
    }
    return outcome;
  }

  static byte[] writeSample(UUID taskId, Instant now) {
    TaskSnapshot task =
        new TaskSnapshot(
            taskId,
            "user-1",
            "Water the plants",
            null,
            TaskStatus.PENDING,
            Priority.NONE,
            List.of("home"),
            null,
            null,
            null,
            null,
            List.of(),
            now,
            now,
            null,
            1);
    TaskEvent event =
        new TaskEvent(
            UUID.randomUUID(),
            TaskEventType.CREATED,
            task.id(),
            task.userId(),
            1,
            1,
            now,
            SchemaVersion.CURRENT,
            "request-42",
            "user-1",
            "api",
            task,
            Map.of());
    byte[] body = EventJson.write(event.toCloudEvent());
    return body;
  }

  @Test
  void whatTheGuideWritesItReads() {
    byte[] body = writeSample(UUID.randomUUID(), Instant.parse("2026-03-01T10:15:30Z"));

    assertThat(readSample(body)).isEqualTo("CREATED Water the plants by user-1");
  }

  @Test
  void theGuideTellsFailuresApart() {
    byte[] body = writeSample(UUID.randomUUID(), Instant.parse("2026-03-01T10:15:30Z"));
    String text = new String(body, StandardCharsets.UTF_8);

    assertThat(
            readSample(
                bytes(text.replace("\"schemaVersion\":\"1.0\"", "\"schemaVersion\":\"2.0\""))))
        .isEqualTo(
            "for a newer release of this program: data.schemaVersion must be of major version 1");
    assertThat(readSample(bytes(text.replace("\"PENDING\"", "\"LATE\""))))
        .isEqualTo(
            "never to be read: data.task.status must be one of [PENDING, IN_PROGRESS, COMPLETED]");
  }

  @Test
  void theGuideShowsCodeThatCompiles() throws Exception {
    String compiled = withoutLayout(Files.readString(SOURCE));
    List<String> shown =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README))
            .results()
            .map(MatchResult::group)
            .map(block -> block.replace("```java", "").replace("```", ""))
            .toList();

    assertThat(shown).hasSize(2);
    assertThat(shown).allSatisfy(code -> assertThat(compiled).contains(withoutLayout(code)));
  }

  @Test
  void theGuideTellsTheVersionInUse() throws Exception {
    assertThat(Files.readString(README)).contains("schema version " + SchemaVersion.CURRENT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String withoutLayout(String code) {
    return LAYOUT.matcher(code).replaceAll("");
  }
}
