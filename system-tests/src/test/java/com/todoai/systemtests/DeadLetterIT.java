package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.event.Topics;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import com.todoai.systemtests.support.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that nobody can handle ends on the dead-letter topic and holds nobody up. */
@ExtendWith(RunningPlatform.class)
class DeadLetterIT {

  private static final Duration SOON = Duration.ofMinutes(1);

  private final Stage stage;

  DeadLetterIT(Stage stage) {
    this.stage = stage;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemaVersion\":\"1.0\",\"eventId\":\"not a UUID\"}",
        "{\"schemaVersion\":\"2.0\"}",
        "[]"
      })
  void aMalformedEventIsPutAsideWithItsReason(String data) {
    Client anna = stage.newUser("anna");
    String servers = stage.platform().kafkaBootstrapServers();
    String eventId = UUID.randomUUID().toString();
    String event =
        """
        {"specversion":"1.0","id":"%s","source":"/todoai/todo","type":"com.todoai.task.created",
         "datacontenttype":"application/json","partitionkey":"%s","data":%s}
        """
            .formatted(eventId, anna.userId(), data);
    try (TopicReader deadLetters = TopicReader.newDeadLetters(servers)) {
      anna.task("{\"title\":\"before\"}");
      publish(servers, Topics.TASK_EVENTS, anna.userId(), event);
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
                  assertThat(deadLetters.seen())
                      .filteredOn(letter -> letter.contains(eventId))
                      .as("one from each service that takes the topic")
                      .hasSize(2)
                      .allSatisfy(letter -> assertThat(letter).contains("deadletterreason")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Topics.TASK_EVENTS, Topics.TASK_UPDATES, Topics.REMINDERS})
  void whatIsNoEventAtAllIsPutAside(String topic) {
    Client anna = stage.newUser("anna");
    String servers = stage.platform().kafkaBootstrapServers();
    String text = "no event " + UUID.randomUUID();
    try (TopicReader deadLetters = TopicReader.newDeadLetters(servers)) {
      publish(servers, topic, anna.userId(), text);
      String id = anna.task("{\"title\":\"after\"}").path("id").asText();

      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(anna.audit(id).body().path("items")).hasSize(1));
      await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters.seen()).isNotEmpty());
    }
  }

  private static void publish(String servers, String topic, String key, String value) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  topic,
                  key.getBytes(StandardCharsets.UTF_8),
                  value.getBytes(StandardCharsets.UTF_8)))
          .get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
