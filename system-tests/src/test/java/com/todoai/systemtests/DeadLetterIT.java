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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event that nobody can handle ends on the dead-letter topic and holds nobody up. */
@ExtendWith(RunningPlatform.class)
class DeadLetterIT {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage;

  DeadLetterIT(Stage stage) {
    this.stage = stage;
  }

  @ParameterizedTest
  @CsvSource({
    "com.todoai.task.created, '{\"schemaVersion\":\"1.0\",\"eventId\":\"not a UUID\"}'",
    "com.todoai.task.created, '{\"schemaVersion\":\"2.0\"}'",
    "com.todoai.task.archived, '{\"schemaVersion\":\"2.0\"}'",
    "com.todoai.task.created, '[]'"
  })
  void aMalformedEventIsPutAsideWithItsReason(String type, String data) {
    Client anna = stage.newUser("anna");
    String servers = stage.platform().kafkaBootstrapServers();
    String eventId = UUID.randomUUID().toString();
    String event =
        """
        {"specversion":"1.0","id":"%s","source":"/todoai/todo","type":"%s",
         "datacontenttype":"application/json","partitionkey":"%s","data":%s}
        """
            .formatted(eventId, type, anna.userId(), data);
    try (TopicReader deadLetters = TopicReader.newDeadLetters(servers)) {
      anna.task("{\"title\":\"before\"}");
      int partitions = publishToEveryPartition(servers, Topics.TASK_EVENTS, event);
      String id = anna.task("{\"title\":\"after\"}").path("id").asText();

      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                JsonNode items = anna.audit(id).body().path("items");
                assertThat(items).as("the neighbour behind").hasSize(1);
              });
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
                          inEach(partitions, "audit", "recurrence")));
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

      assertEverythingArrives(anna, frames);
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
  private static void assertEverythingArrives(Client user, Frames frames) {
    Instant due = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
    String id =
        user.task("{\"title\":\"after\",\"dueAt\":\"%s\",\"reminders\":[\"PT0S\"]}".formatted(due))
            .path("id")
            .asText();
    await("the audit entry")
        .atMost(SOON)
        .until(() -> user.audit(id).body().path("items").size() == 1);
    await("the notification")
        .atMost(SOON)
        .until(() -> user.notifications().body().path("items").size() == 1);
    await("frames of both").atMost(SOON).until(() -> frames.of(id).size() == 2);
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
