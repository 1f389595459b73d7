package com.todoai.dapr.messaging.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Apache Kafka in a JVM of its own: one node that is broker and controller both. */
final class KafkaBroker {

  private static final Duration START = Duration.ofSeconds(60);
  private static final int PARTITIONS = 3;

  private final ManagedProcess process;
  private final String servers;

  private KafkaBroker(ManagedProcess process, String servers) {
    this.process = process;
    this.servers = servers;
  }

  static KafkaBroker start(Path work, Collection<String> topics)
      throws IOException, InterruptedException {
    Path directory = work.resolve("kafka-" + UUID.randomUUID());
    Files.createDirectories(directory);
    int port = FreePort.find();
    Path settings = directory.resolve("server.properties");
    Files.writeString(settings, settings(port, FreePort.find(), directory.resolve("logs")));
    ManagedProcess format =
        java(
            directory.resolve("format.log"),
            "kafka.tools.StorageTool",
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            settings.toString());
    await("Kafka has formatted its logs").atMost(START).until(() -> !format.alive());
    KafkaBroker broker =
        new KafkaBroker(
            java(work.resolve("kafka.log"), "kafka.Kafka", settings.toString()),
            "127.0.0.1:" + port);
    try {
      broker.make(topics);
      return broker;
    } catch (RuntimeException e) {
      broker.stop();
      throw e;
    }
  }

  private static String settings(int port, int controllerPort, Path logs) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        log.cleaner.dedupe.buffer.size=4194304
        """
        .formatted(port, controllerPort, logs);
  }

  private static ManagedProcess java(Path log, String mainClass, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
    command.addAll(List.of(arguments));
    return ManagedProcess.start(command, Map.of(), log);
  }

  private void make(Collection<String> topics) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      await("Kafka takes the topics")
          .atMost(START)
          .ignoreExceptions()
          .failFast("Kafka did not start", () -> !process.alive())
          .until(() -> admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == 1);
      admin
          .createTopics(
              topics.stream().map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)).toList())
          .all()
          .get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A topic of one partition with a limit of its own. */
  void make(String topic, int maxMessageBytes) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      NewTopic limited = new NewTopic(topic, 1, (short) 1);
      limited.configs(Map.of("max.message.bytes", Integer.toString(maxMessageBytes)));
      admin.createTopics(List.of(limited)).all().get(30, TimeUnit.SECONDS);
    }
  }

  String servers() {
    return servers;
  }

  /** Puts bytes on a topic as a publisher would that knows nothing of Dapr. */
  void send(String topic, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)))
          .get(30, TimeUnit.SECONDS);
    }
  }

  /** Everything on a topic. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (records.size() < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
      return records;
    }
  }

  void stop() throws InterruptedException {
    process.stop();
  }
}
