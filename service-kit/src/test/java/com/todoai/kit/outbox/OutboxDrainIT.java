package com.todoai.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Two replicas empty the same outbox: together, in order, each row once. */
class OutboxDrainIT {

  private static final int SHARDS = 4;
  private static final int ROWS = 20_000;
  private static final int USERS = 50;
  private static final int BATCH = 100;

  private final RecordingBroker broker = new RecordingBroker();
  private final List<ShardRelay> relays = new ArrayList<>();
  private ScheduledExecutorService executor;
  private PGSimpleDataSource dataSource;

  @BeforeEach
  void start() throws Exception {
    dataSource = OutboxDatabase.freshSchema();
    executor = Executors.newScheduledThreadPool(2 * SHARDS);
  }

  @AfterEach
  void stop() {
    relays.forEach(ShardRelay::stop);
    executor.shutdownNow();
  }

  @Test
  void twoReplicasPublishEachRowOnceInEachUsersOrder() throws Exception {
    fill();
    startReplica(RelaySettings.DEFAULT);
    startReplica(RelaySettings.DEFAULT);
    long begin = System.nanoTime();

    relays.forEach(ShardRelay::wake);

    await().atMost(Duration.ofSeconds(60)).until(this::isEmpty);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("Drained %d rows in %.2f s: %.0f/s%n", ROWS, seconds, ROWS / seconds);
    assertThat(broker.taken()).hasSize(ROWS).doesNotHaveDuplicates();
    assertThat(publishedOrder()).allSatisfy((user, numbers) -> assertThat(numbers).isSorted());
  }

  @Test
  void goesOnWhenTheBrokerComesBack() throws Exception {
    fill();
    broker.isAway();
    startReplica(RelaySettings.DEFAULT);
    relays.forEach(ShardRelay::wake);
    await().pollDelay(Duration.ofMillis(500)).until(() -> broker.taken().isEmpty());

    broker.takesAll();

    // Rows that failed alone just before it came back are deferred, and found by the next poll.
    await().atMost(Duration.ofSeconds(60)).until(this::isEmptyAfterPoll);
    assertThat(broker.taken()).hasSize(ROWS).doesNotHaveDuplicates();
  }

  @Test
  void sendsEachRowOnceToABrokerThatHangs() throws Exception {
    RelaySettings impatient =
        new RelaySettings(
            BATCH, 1_000_000, Duration.ofMillis(20), Duration.ofMillis(20), 5, Duration.ZERO);
    fill();
    broker.hangs();
    startReplica(impatient);
    relays.forEach(ShardRelay::wake);
    await().until(() -> broker.taken().size() == SHARDS * BATCH);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> broker.taken().size() == SHARDS * BATCH);

    broker.takesAll();

    await().atMost(Duration.ofSeconds(60)).until(this::isEmpty);
    assertThat(broker.taken()).hasSize(ROWS).doesNotHaveDuplicates();
    assertThat(publishedOrder()).allSatisfy((user, numbers) -> assertThat(numbers).isSorted());
  }

  private void startReplica(RelaySettings settings) {
    Rounds rounds = new JdbcRounds(dataSource, broker, settings);
    IntStream.range(0, SHARDS).forEach(s -> relays.add(new ShardRelay(s, rounds, executor)));
  }

  private void fill() throws Exception {
    Shards shards = new Shards(SHARDS);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into outbox_message (shard, topic, event, created_at)"
                    + " values (?, 'task-events', ?, clock_timestamp())")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < ROWS; i++) {
        String user = "user" + i % USERS;
        insert.setInt(1, shards.of(user));
        insert.setString(2, user + ":" + i + ":" + "x".repeat(1_500));
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  private boolean isEmptyAfterPoll() throws Exception {
    relays.forEach(ShardRelay::wake);
    return isEmpty();
  }

  private boolean isEmpty() throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      return new OutboxTable(connection).status().pending() == 0;
    }
  }

  private Map<String, List<Integer>> publishedOrder() {
    Map<String, List<Integer>> order = new HashMap<>();
    for (String event : broker.taken()) {
      String[] parts = event.split(":", 3);
      order.computeIfAbsent(parts[0], user -> new ArrayList<>()).add(Integer.valueOf(parts[1]));
    }
    return order;
  }
}
