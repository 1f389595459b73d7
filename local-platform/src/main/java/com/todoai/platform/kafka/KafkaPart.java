package com.todoai.platform.kafka;

import com.todoai.platform.install.Command;
import com.todoai.platform.install.Installation;
import com.todoai.platform.install.Programs;
import com.todoai.platform.part.Launch;
import com.todoai.platform.part.Part;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Port;
import com.todoai.platform.part.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One Kafka node that is broker and controller both (KRaft). */
public final class KafkaPart implements Part {

  static final String HOST = "127.0.0.1";

  /** Any fixed one: it marks the log directory as this platform's. */
  private static final String CLUSTER_ID = "dG9kb2FpLWxvY2FsLTAwMQ";

  private final Installation installation;
  private final Path directory;
  private final int port;
  private final int controllerPort;

  /**
   * @param directory for the configuration and the logs of the topics
   */
  public KafkaPart(Installation installation, Path directory, int port, int controllerPort) {
    this.installation = installation;
    this.directory = directory;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  @Override
  public PartName name() {
    return PartName.KAFKA;
  }

  @Override
  public List<Port> ports() {
    return List.of(new Port("kafka", port), new Port("kafka controller", controllerPort));
  }

  @Override
  public URI url() {
    return URI.create("kafka://" + bootstrapServers());
  }

  /** What a Kafka client is given to connect. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  @Override
  public Set<PartName> needs() {
    return Set.of();
  }

  @Override
  public void prepare(Progress progress) {
    try {
      Files.createDirectories(directory);
      List<String> lines = new ArrayList<>();
      settings().forEach((setting, value) -> lines.add(setting + "=" + value));
      Files.write(configuration(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!Files.exists(logs().resolve("meta.properties"))) {
      progress.report(name(), "formatting the log directory");
      Command.of(
              java(
                  List.of(),
                  "kafka.tools.StorageTool",
                  List.of(
                      "format",
                      "--ignore-formatted",
                      "-t",
                      CLUSTER_ID,
                      "-c",
                      configuration() + "")))
          .run();
    }
  }

  @Override
  public Launch launch() {
    return new Launch(
        java(
            List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSX"),
            "kafka.Kafka",
            List.of(configuration().toString())),
        // By default glibc keeps up to eight arenas for each core.
        Map.of("MALLOC_ARENA_MAX", "2"),
        directory);
  }

  @Override
  public boolean isHealthy() {
    return KafkaProbe.answers(HOST, port);
  }

  @Override
  public void provision(Progress progress) {
    Topics.make(bootstrapServers());
  }

  private Path configuration() {
    return directory.resolve("server.properties");
  }

  private Path logs() {
    return directory.resolve("logs");
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", logs().toString());
    // A topic that nobody made is a mistake in somebody's configuration, and should show as one.
    settings.put("auto.create.topics.enable", "false");
    settings.put("num.partitions", Integer.toString(Topics.PARTITIONS));
    // A platform that was down for a month goes on where it was.
    settings.put("log.retention.ms", "-1");
    settings.put("offsets.retention.minutes", Long.toString(Duration.ofDays(3650).toMinutes()));
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // A consumer that was killed gives its partitions back after this long at the least.
    settings.put("group.min.session.timeout.ms", "3000");
    // By default half the heap.
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }

  private List<String> java(List<String> options, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Programs.java().toString());
    command.addAll(options);
    command.addAll(List.of("-cp", installation.kafkaClassPath(), mainClass));
    command.addAll(arguments);
    return command;
  }
}
