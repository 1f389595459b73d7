package com.todoai.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.todoai.platform.install.Installation;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.Progress;
import com.todoai.platform.part.Service;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The parts that need no service, for real: PostgreSQL, Kafka and a sidecar. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformIT {

  private static final PartName SIDECAR = PartName.sidecarOf(Service.TODO);
  private static final int MESSAGES = 200;

  private Platform platform;

  @BeforeAll
  void makePlatform(@TempDir Path directory) {
    platform = Platform.temporary(installation(), directory, Progress.silent());
  }

  @BeforeEach
  void startParts() {
    platform.start(PartName.POSTGRES, PartName.KAFKA);
  }

  @AfterAll
  void endPlatform() {
    platform.close();
  }

  @Test
  void whatPostgresAcknowledgesIsOnTheDisk() throws SQLException {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
  }

  @Test
  void postgresKeepsEveryAcknowledgedRowWhenItIsKilled() throws Exception {
    CountDownLatch writing = new CountDownLatch(20);
    execute("CREATE TABLE IF NOT EXISTS survivor (n int)");
    execute("TRUNCATE survivor");
    CompletableFuture<Integer> acknowledged =
        CompletableFuture.supplyAsync(() -> insertUntilRefused(writing));
    writing.await();

    platform.kill(PartName.POSTGRES);
    int written = acknowledged.get();
    platform.start(PartName.POSTGRES);

    assertThat(written).isPositive();
    assertThat(count("survivor")).isBetween(written, written + 1);
  }

  @Test
  void noServiceReadsAnothersSchema() throws SQLException {
    try (Connection owner = platform.database().connectAsOwner(Service.TODO);
        Statement statement = owner.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS secret (text text)");
      statement.execute("GRANT SELECT ON secret TO todo_app");
    }

    try (Connection own = platform.database().connectAsRunningRole(Service.TODO);
        Connection otherRunning = platform.database().connectAsRunningRole(Service.AUDIT);
        Connection otherOwner = platform.database().connectAsOwner(Service.AUDIT)) {
      own.createStatement().executeQuery("SELECT * FROM secret");
      assertRefused(otherRunning, "SELECT * FROM todo_service.secret");
      assertRefused(otherOwner, "SELECT * FROM todo_service.secret");
    }
  }

  @Test
  void aRunningRoleUsesWhatItWasGrantedAndMakesNothing() throws SQLException {
    try (Connection running = platform.database().connectAsRunningRole(Service.TODO)) {
      assertRefused(running, "CREATE TABLE mine (n int)");
      assertRefused(running, "CREATE TABLE public.mine (n int)");
      assertRefused(running, "CREATE SCHEMA mine");
    }
  }

  @Test
  void kafkaKeepsEveryAcknowledgedMessageWhenItIsKilled() throws Exception {
    long before = messages("reminders");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", platform.kafkaBootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      for (int n = 0; n < MESSAGES; n++) {
        producer.send(new ProducerRecord<>("reminders", "user-" + n % 7, "message " + n)).get();
      }
    }

    platform.kill(PartName.KAFKA);
    platform.start(PartName.KAFKA);

    assertThat(messages("reminders")).isEqualTo(before + MESSAGES);
  }

  /** By default Kafka forgets after a week what nobody has consumed, and how far anybody came. */
  @Test
  void kafkaForgetsNothing() throws Exception {
    try (Admin admin = admin()) {
      List<ConfigResource> topics =
          admin.listTopics().names().get().stream()
              .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
              .toList();
      assertThat(admin.describeConfigs(topics).all().get().values())
          .isNotEmpty()
          .allSatisfy(
              topic -> {
                assertThat(topic.get("retention.ms").value()).isEqualTo("-1");
                assertThat(topic.get("retention.bytes").value()).isEqualTo("-1");
              });
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
      Config settings = admin.describeConfigs(List.of(broker)).all().get().get(broker);
      assertThat(Long.parseLong(settings.get("offsets.retention.minutes").value()))
          .isGreaterThan(Duration.ofDays(365).toMinutes());
    }
  }

  @Test
  void kafkaHasTheTopicsAndTheirDeadLettersWithSixPartitionsEach() throws Exception {
    try (Admin admin = admin()) {
      Set<String> names = admin.listTopics().names().get();
      assertThat(names)
          .containsExactlyInAnyOrder(
              "task-events",
              "task-events-dead-letter",
              "task-updates",
              "task-updates-dead-letter",
              "reminders",
              "reminders-dead-letter");
      assertThat(admin.describeTopics(names).allTopicNames().get().values())
          .allMatch(topic -> topic.partitions().size() == 6);
    }
  }

  @Test
  void aSidecarComesUpWithoutItsServiceAndAgainAfterItWasKilled() {
    platform.start(SIDECAR);
    long first = processOf(SIDECAR);

    platform.kill(SIDECAR);
    assertThat(platform.state(SIDECAR)).isEqualTo(PartStatus.State.DIED);
    platform.start(SIDECAR);

    assertThat(processOf(SIDECAR)).isNotEqualTo(first);
    platform.stop(SIDECAR);
    assertThat(platform.state(SIDECAR)).isEqualTo(PartStatus.State.STOPPED);
  }

  @Test
  void aSidecarSaysAtOnceThatItsBrokerDoesNotRun() {
    platform.stop(PartName.KAFKA);

    assertThatThrownBy(() -> platform.start(SIDECAR))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("needs kafka, which does not run")
        .hasMessageContaining("./platform start kafka todo-dapr" + platform.offset().argument());
    assertThat(platform.state(SIDECAR)).isEqualTo(PartStatus.State.STOPPED);
  }

  @Test
  void startingWhatRunsChangesNothing() {
    long postgres = processOf(PartName.POSTGRES);

    platform.start(PartName.POSTGRES, PartName.KAFKA);

    assertThat(processOf(PartName.POSTGRES)).isEqualTo(postgres);
  }

  @Test
  void theStatusHasMemoryAndHealthOfWhatRuns() {
    PartStatus kafka = platform.status(PartName.KAFKA).get(0);

    assertThat(kafka.isHealthy()).isTrue();
    assertThat(kafka.memory())
        .hasValueSatisfying(memory -> assertThat(memory.bytes()).isGreaterThan(50_000_000L));
  }

  @Test
  void namesThePortAndWhoHasItWhenOneIsTaken(@TempDir Path otherDirectory) throws Exception {
    Platform other = Platform.temporary(installation(), otherDirectory, Progress.silent());
    int port = other.url(PartName.POSTGRES).getPort();
    try (ServerSocket taken = new ServerSocket(port)) {
      assertThatThrownBy(() -> other.start(PartName.POSTGRES))
          .isInstanceOf(PlatformException.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()))
          .hasMessageContaining("postgres")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("./platform up --port-offset");
    }
    assertThat(other.state(PartName.POSTGRES)).isEqualTo(PartStatus.State.STOPPED);
  }

  private static Installation installation() {
    return Installation.around(Path.of(""));
  }

  private long processOf(PartName name) {
    return platform.status(name).get(0).processId().orElseThrow();
  }

  private int insertUntilRefused(CountDownLatch writing) {
    int acknowledged = 0;
    try (Connection connection = platform.database().connectAsAdministrator();
        Statement statement = connection.createStatement()) {
      while (true) {
        statement.execute("INSERT INTO survivor VALUES (" + acknowledged + ")");
        acknowledged++;
        writing.countDown();
      }
    } catch (SQLException killed) {
      return acknowledged;
    }
  }

  private static void assertRefused(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  private String setting(String name) throws SQLException {
    return query("SHOW " + name);
  }

  private int count(String table) throws SQLException {
    return Integer.parseInt(query("SELECT count(*) FROM " + table));
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = platform.database().connectAsAdministrator();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = platform.database().connectAsAdministrator();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long messages(String topic) throws Exception {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, 6)
            .boxed()
            .collect(Collectors.toMap(n -> new TopicPartition(topic, n), n -> OffsetSpec.latest()));
    try (Admin admin = admin()) {
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", platform.kafkaBootstrapServers()));
  }
}
