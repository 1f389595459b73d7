package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.todoai.event.Topics;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import com.todoai.systemtests.support.TopicReader;
import com.todoai.systemtests.support.WrittenContract;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What lies on the topics is what the schemas say, read as a consumer in another language reads it:
 * the records' values as JSON, without any of the contract's code.
 */
@ExtendWith(RunningPlatform.class)
class ContractIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OF_TASKS =
      Set.of(
          "com.todoai.task.created",
          "com.todoai.task.updated",
          "com.todoai.task.completed",
          "com.todoai.task.deleted");
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          Topics.TASK_EVENTS,
          OF_TASKS,
          Topics.TASK_UPDATES,
          Set.of(
              "com.todoai.task.created",
              "com.todoai.task.updated",
              "com.todoai.task.completed",
              "com.todoai.task.deleted",
              "com.todoai.notification.created"),
          Topics.REMINDERS,
          Set.of(
              "com.todoai.reminder.scheduled",
              "com.todoai.reminder.fired",
              "com.todoai.reminder.cancelled"));

  private final WrittenContract contract = new WrittenContract();
  private final Stage stage;

  ContractIT(Stage stage) {
    this.stage = stage;
  }

  @Test
  void everyMessageIsAsItsTopicsSchemaSays() {
    Client anna = stage.newUser("änna");
    haveEverythingHappen(anna);

    TYPES.forEach(
        (topic, types) -> {
          try (TopicReader reader =
              TopicReader.wholeTopic(stage.platform().kafkaBootstrapServers(), topic)) {
            await("every type on " + topic)
                .atMost(SOON)
                .untilAsserted(
                    () ->
                        assertThat(messagesOf(anna, reader))
                            .extracting(message -> parse(message).path("type").asText())
                            .containsAll(types));
            assertThat(messagesOf(anna, reader))
                .allSatisfy(message -> assertThat(contract.objections(topic, message)).isEmpty())
                .allSatisfy(
                    message -> assertThat(parse(message).has("data_base64")).as(message).isFalse());
          }
        });
  }

  /** All that a task can have, and nothing of it; all that can become of one. */
  private static void haveEverythingHappen(Client user) {
    String reminded =
        user.task(
                """
                {"title":"Call “Zoë” 📞","description":"two\\nlines","priority":"HIGH",
                 "tags":["home","Büro"],"timeZone":"Europe/Berlin","dueAt":"%s",
                 "reminders":["PT0S"]}
                """
                    .formatted(Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS)))
            .path("id")
            .asText();
    String recurring =
        user.task(
                """
                {"title":"Pay rent","dueAt":"2030-01-31T09:00:00Z","timeZone":"Europe/Berlin",
                 "recurrenceRule":"monthly","reminders":["P1D"]}
                """)
            .path("id")
            .asText();
    String bare = user.task("{\"title\":\"-\"}").path("id").asText();
    assertThat(user.complete(recurring).status()).isEqualTo(200);
    assertThat(user.reopen(recurring).status()).isEqualTo(200);
    assertThat(user.patchTask(bare, "{\"description\":\"\",\"tags\":[\"a\"]}").status())
        .isEqualTo(200);
    assertThat(user.delete(bare).status()).isEqualTo(204);
    await("the next occurrence")
        .atMost(SOON)
        .until(() -> user.tasks().body().path("items").size() == 3);
    await("the notification")
        .atMost(SOON)
        .until(() -> user.notifications().body().path("items").size() == 1);
    assertThat(user.patchTask(reminded, "{\"dueAt\":null,\"reminders\":[]}").status())
        .isEqualTo(200);
  }

  /** Other tests leave what is no message, on purpose. */
  private static List<String> messagesOf(Client user, TopicReader reader) {
    return reader.seen().stream()
        .filter(message -> message.contains(user.userId()))
        .filter(message -> parse(message).path("partitionkey").asText().equals(user.userId()))
        .toList();
  }

  private static JsonNode parse(String message) {
    try {
      return JSON.readTree(message);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + message, e);
    }
  }
}
