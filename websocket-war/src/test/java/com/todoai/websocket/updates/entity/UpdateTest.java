package com.todoai.websocket.updates.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.todoai.event.MalformedEventException;
import com.todoai.event.NotificationEvent;
import com.todoai.event.NotificationEventType;
import com.todoai.event.Priority;
import com.todoai.event.TaskEvent;
import com.todoai.event.TaskEventType;
import com.todoai.event.TaskSnapshot;
import com.todoai.event.TaskStatus;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpdateTest {

  private static final UUID TASK_ID = UUID.fromString("7d0a9a3c-6a52-4b0e-9a43-0d5a0c6b2f11");
  private static final UUID EVENT_ID = UUID.fromString("c2f0f1de-3c5e-4f0e-8a86-0d9c8f1d2b77");
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

  private static TaskEvent change() {
    TaskSnapshot task =
        new TaskSnapshot(
            TASK_ID,
            "alice",
            "Water the pl\u00e4nts",
            null,
            TaskStatus.PENDING,
            Priority.NONE,
            List.of(),
            null,
            null,
            null,
            null,
            List.of(),
            NOW,
            NOW,
            null,
            0);
    return new TaskEvent(
        EVENT_ID,
        TaskEventType.CREATED,
        TASK_ID,
        "alice",
        4,
        17,
        NOW,
        "1.0",
        "request-42",
        "alice",
        "api",
        task,
        Map.of());
  }

  private static NotificationEvent notification() {
    return new NotificationEvent(
        EVENT_ID,
        NotificationEventType.CREATED,
        UUID.randomUUID(),
        TASK_ID,
        "alice",
        "reminder",
        "Water the plants",
        NOW,
        "1.0",
        "request-42",
        "notification",
        "notification");
  }

  @Test
  void aFrameIsTheEventWithItsCursor() throws Exception {
    Update update = Update.from(change().toCloudEvent());
    Frame frame = update.toFrame();

    JsonNode json = new JsonMapper().readTree(frame.text());
    assertThat(update.userId()).isEqualTo("alice");
    assertThat(frame.eventId()).isEqualTo(EVENT_ID.toString());
    assertThat(json.get("type").textValue()).isEqualTo("com.todoai.task.created");
    assertThat(json.get("id").textValue()).isEqualTo(EVENT_ID.toString());
    assertThat(json.get("subject").textValue()).isEqualTo(TASK_ID.toString());
    assertThat(Instant.parse(json.get("time").textValue())).isEqualTo(NOW);
    assertThat(json.get("cursor").textValue()).isEqualTo(UpdateCursor.ofPosition(17).text());
    JsonNode data = json.get("data");
    assertThat(data.get("taskId").textValue()).isEqualTo(TASK_ID.toString());
    assertThat(data.get("userId").textValue()).isEqualTo("alice");
    assertThat(data.get("sequence").longValue()).isEqualTo(4);
    assertThat(data.get("position").longValue()).isEqualTo(17);
    assertThat(data.get("task").get("title").textValue()).isEqualTo("Water the pl\u00e4nts");
    assertThat(data.has("changes")).isTrue();
  }

  @Test
  void aNotificationHasACursorOfItsOwn() {
    Update update = Update.from(notification().toCloudEvent());

    assertThat(update.userId()).isEqualTo("alice");
    assertThat(update.cursor()).isEqualTo(UpdateCursor.ofNotification(EVENT_ID));
  }

  @Test
  void refusesAnEventThatIsNoUpdate() {
    CloudEvent other =
        CloudEventBuilder.from(change().toCloudEvent()).withType("com.todoai.other").build();

    assertThatThrownBy(() -> Update.from(other))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining("type");
  }

  @Test
  void refusesAnEventWhoseDataIsNotAsTheSchemaHasIt() {
    CloudEvent broken =
        CloudEventBuilder.from(change().toCloudEvent())
            .withData("application/json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .build();

    assertThatThrownBy(() -> Update.from(broken)).isInstanceOf(MalformedEventException.class);
  }
}
