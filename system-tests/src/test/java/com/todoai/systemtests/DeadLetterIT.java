package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.todoai.event.Topics;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.Frames;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import com.todoai.systemtests.support.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event that nobody can handle ends on the dead-letter topic and holds nobody up. */
@ExtendWith(RunningPlatform.class)
class DeadLetterIT {

  private static final Duration SOON = Duration.ofMinutes(1);

  /**
   * Audit takes in lists: the attempts at the event of each partition, 9 s in all, go one by one.
   */
  private static final Duration NOT_HELD_UP = Duration.ofSeconds(20);

  private static final String NO_EVENT_ID =
      "'{\"schemaVersion\":\"1.0\",\"eventId\":\"not a UUID\"}'";
  private static final String VERSION_2 = "'{\"schemaVersion\":\"2.0\"}'";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage;

  DeadLetterIT(Stage stage) {
    this.stage = stage;
  }

  /** A sidecar that still joins its group holds events up as well. */
  @BeforeAll
  static void everythingFlows(Stage stage) {
    Client anna = stage.newUser("anna");
    try (Frames frames = stage.framesOf(anna)) {
      assertEverythingArrives(anna, frames, SOON);
    }
  }

  @ParameterizedTest
  @CsvSource({
    Topics.TASK_EVENTS + ", audit recurrence, com.todoai.task.created, " + NO_EVENT_ID,
    Topics.TASK_EVENTS + ", audit recurrence, com.todoai.task.created, " + VERSION_2,
    Topics.TASK_EVENTS + ", audit recurrence, com.todoai.task.archived, " + VERSION_2,
    Topics.TASK_EVENTS + ", audit recurrence, com.todoai.task.created, '[]'",
    Topics.TASK_UPDATES + ", websocket, com.todoai.task.created, " + NO_EVENT_ID,
    Topics.TASK_UPDATES + ", websocket, com.todoai.notification.created, " + VERSION_2,
    Topics.TASK_UPDATES + ", websocket, com.todoai.notification.read, " + VERSION_2,
    Topics.REMINDERS + ", notification, com.todoai.reminder.fired, " + NO_EVENT_ID,
    Topics.REMINDERS + ", notification, com.todoai.reminder.fired, " + VERSION_2,
    Topics.REMINDERS + ", notification, com.todoai.reminder.snoozed, " + VERSION_2
  })
  void aMalformedEventIsPutAsideWithItsReason(
      String topic, String consumers, String type, String data) {
    Client anna = stage.newUser("anna");
    String servers = stage.platform().kafkaBootstrapServers();
    String eventId = UUID.randomUUID().toString();
    String event =
        """
        {"specversion":"1.0","id":"%s","source":"/todoai/test","type":"%s",
         "datacontenttype":"application/json","partitionkey":"%s","data":%s}
        """
            .formatted(eventId, type, anna.userId(), data);
    try (TopicReader deadLetters = TopicReader.newDeadLetters(servers);
        Frames frames = stage.framesOf(anna)) {
      int partitions = publishToEveryPartition(servers, topic, event);

      assertEverythingArrives(anna, frames, NOT_HELD_UP);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(letters(deadLetters))
                      .filteredOn(letter -> letter.path("id").asText().equals(eventId))
                      .as("one from each service that takes the topic, for each partition")
                      .allSatisfy(DeadLetterIT::assertTellsWhy)
                      .extracting(letter -> letter.path("deadletterapp").asText())
                      .containsExactlyInAnyOrderElementsOf(
                          inEach(partitions, consumers.split(" "))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    Topics.TASK_EVENTS + ", audit recurrence",
    Topics.TASK_UPDATES + ", websocket",
    Topics.REMINDERS + ", notification"
  })
  void whatIsNoEventAtAllIsPutAside(String topic, String consumers) {
    Client anna = stage.newUser("anna");
    String servers = stage.platform().kafkaBootstrapServers();
    String text = "no event " + UUID.randomUUID();
    try (TopicReader deadLetters = TopicReader.newDeadLetters(servers);
        Frames frames = stage.framesOf(anna)) {
      int partitions = publishToEveryPartition(servers, topic, text);

      assertEverythingArrives(anna, frames, NOT_HELD_UP);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(letters(deadLetters))
                      .filteredOn(letter -> text.equals(bytesOf(letter)))
                      .as("one from each service that takes the topic, for each partition")
                      .allSatisfy(DeadLetterIT::assertTellsWhy)
                      .extracting(letter -> letter.path("deadletterapp").asText())
                      .containsExactlyInAnyOrderElementsOf(
                          inEach(partitions, consumers.split(" "))));
    }
  }

  private static List<String> inEach(int partitions, String... consumers) {
    return Collections.nCopies(partitions, List.of(consumers)).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** A task with a reminder sends something through every topic, and to every consumer. */
  private static void assertEverythingArrives(Client user, Frames frames, Duration within) {
    Instant due = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
    String id =
        user.task("{\"title\":\"after\",\"dueAt\":\"%s\",\"reminders\":[\"PT0S\"]}".formatted(due))
            .path("id")
            .asText();
    await()
        .atMost(within)
        .untilAsserted(
            () -> {
              assertThat(user.audit(id).body().path("items")).as("audit entries").hasSize(1);
              assertThat(user.notifications().body().path("items")).as("notifications").hasSize(1);
              assertThat(frames.of(id)).as("frames of both").hasSize(2);
            });
  }

  private static List<JsonNode> letters(TopicReader deadLetters) {
    return deadLetters.seen().stream().map(DeadLetterIT::parse).toList();
  }

  private static JsonNode parse(String letter) {
    try {
      return JSON.readTree(letter);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + letter, e);
    }
  }

  private static void assertTellsWhy(JsonNode letter) {
    assertThat(letter.path("deadletterreason").asText()).isNotBlank();
  }

  /** What a dead letter carries that was no event; empty for others. */
  private static String bytesOf(JsonNode letter) {
    return new String(
        Base64.getDecoder().decode(letter.path("data_base64").asText()), StandardCharsets.UTF_8);
  }

  /** Who publishes chooses the partition by the key in its own way, so there is one in each. */
  private static int publishToEveryPartition(String servers, String topic, String value) {
    try (KafkaProducer<byte[], byte[]> producer = producer(servers)) {
      List<PartitionInfo> partitions = producer.partitionsFor(topic);
      for (PartitionInfo partition : partitions) {
        send(producer, new ProducerRecord<>(topic, partition.partition(), null, bytes(value)));
      }
      return partitions.size();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(String servers) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> message) {
    try {
      producer.send(message).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
