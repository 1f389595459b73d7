package com.todoai.systemtests.support;

import com.todoai.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics past the platform's own consumers and leaves no trace. */
public final class TopicReader implements AutoCloseable {

  private static final List<String> DEAD_LETTERS =
      List.of(
          Topics.deadLetterOf(Topics.TASK_EVENTS),
          Topics.deadLetterOf(Topics.TASK_UPDATES),
          Topics.deadLetterOf(Topics.REMINDERS));

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<String> seen = new ArrayList<>();

  private TopicReader(String bootstrapServers, List<String> topics) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("enable.auto.commit", "false");
    // A place that the broker no longer has is an error, and never a reason to skip anything.
    settings.put("auto.offset.reset", "none");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /** Reads what comes to the dead-letter topics from now on. */
  public static TopicReader newDeadLetters(String bootstrapServers) {
    TopicReader reader = new TopicReader(bootstrapServers, DEAD_LETTERS);
    reader.consumer.seekToEnd(reader.partitions);
    reader.partitions.forEach(reader.consumer::position);
    return reader;
  }

  /** Reads a topic from its beginning. */
  public static TopicReader wholeTopic(String bootstrapServers, String topic) {
    TopicReader reader = new TopicReader(bootstrapServers, List.of(topic));
    reader.consumer.seekToBeginning(reader.partitions);
    return reader;
  }

  /**
   * Everything that the topics hold now, from where the reader began, as text. An empty poll says
   * nothing, since a consumer that is still connecting has one too; so this reads up to the ends
   * that the broker tells.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException when the broker does not answer in time
   */
  public List<String> seen() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!hasReached(ends)) {
      if (System.nanoTime() > giveUp) {
        throw new AssertionError("could not read up to " + ends);
      }
      for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(500))) {
        seen.add(new String(found.value(), StandardCharsets.UTF_8));
      }
    }
    return List.copyOf(seen);
  }

  private boolean hasReached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
