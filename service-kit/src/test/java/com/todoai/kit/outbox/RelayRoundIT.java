package com.todoai.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.dapr.messaging.EventRefusedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay's SQL and its rules of blame, on a real PostgreSQL. */
class RelayRoundIT {

  private static final int SHARD = 2;
  private static final int MAX_BYTES = 1_000_000;

  /** As in production, but a refused row comes up again at once. */
  private static final RelaySettings SETTINGS =
      settings(MAX_BYTES, Duration.ofSeconds(2), Duration.ZERO);

  private static final RelaySettings IMPATIENT =
      settings(MAX_BYTES, Duration.ofMillis(100), Duration.ZERO);

  private final RecordingBroker broker = new RecordingBroker();
  private DataSource dataSource;

  @BeforeEach
  void emptyOutbox() throws Exception {
    dataSource = OutboxDatabase.freshSchema();
  }

  @Test
  void publishesInOrderAndDeletes() throws Exception {
    add("a", "b", "c");

    assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);

    assertThat(broker.taken()).containsExactly("a", "b", "c");
    assertThat(ids()).isEmpty();
    assertThat(round(SETTINGS)).isEqualTo(RoundResult.EMPTY);
  }

  @Test
  void leavesOtherShardsAlone() throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      OutboxDatabase.add(connection, SHARD + 1, "theirs");
    }

    assertThat(round(SETTINGS)).isEqualTo(RoundResult.EMPTY);
    assertThat(ids()).hasSize(1);
  }

  @Test
  void publishesNothingOfATransactionThatRolledBack() throws Exception {
    try (Connection connection = begin()) {
      OutboxDatabase.add(connection, SHARD, "never happened");
      assertThat(round(SETTINGS)).isEqualTo(RoundResult.EMPTY);
      connection.rollback();
    }

    assertThat(round(SETTINGS)).isEqualTo(RoundResult.EMPTY);
    assertThat(broker.taken()).isEmpty();
  }

  @Test
  void publishesARowThatCommitsAfterAYoungerOne() throws Exception {
    try (Connection slow = begin()) {
      long older = OutboxDatabase.add(slow, SHARD, "older");
      try (Connection connection = dataSource.getConnection()) {
        assertThat(OutboxDatabase.add(connection, SHARD, "younger")).isGreaterThan(older);
      }
      round(SETTINGS);
      assertThat(broker.taken()).containsExactly("younger");
      slow.commit();
    }

    round(SETTINGS);

    assertThat(broker.taken()).containsExactly("younger", "older");
    assertThat(ids()).isEmpty();
  }

  @Test
  void publishesAgainWhatWasPublishedInATransactionThatWasLost() throws Exception {
    add("a");
    try (Connection connection = begin()) {
      new RelayRound(broker, SETTINGS).run(connection, SHARD, new InFlight());
      connection.rollback();
    }

    round(SETTINGS);

    assertThat(broker.taken()).containsExactly("a", "a");
  }

  @Test
  void keepsOffAShardThatAnotherRelayHas() throws Exception {
    add("a");
    CountDownLatch inFlight = new CountDownLatch(1);
    CompletableFuture<Void> answer = new CompletableFuture<>();
    EventPublisher slow =
        message -> {
          inFlight.countDown();
          return answer;
        };
    CompletableFuture<RoundResult> first =
        CompletableFuture.supplyAsync(() -> uncheckedRound(slow, SETTINGS));
    assertThat(inFlight.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(round(SETTINGS)).isEqualTo(RoundResult.HELD_ELSEWHERE);

    answer.complete(null);
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(RoundResult.PROGRESS);
    assertThat(round(SETTINGS)).isEqualTo(RoundResult.EMPTY);
    assertThat(broker.taken()).isEmpty();
  }

  @Test
  void doesNotShareItsLockWithTheOutboxOfAnotherSchema() throws Exception {
    add("a");
    DataSource otherService = OutboxDatabase.freshSchema();
    try (Connection connection = otherService.getConnection()) {
      connection.setAutoCommit(false);
      assertThat(new OutboxTable(connection).tryLock(SHARD)).isTrue();

      assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);
      connection.rollback();
    }
  }

  @Test
  void blamesNoRowForAnOutageHoweverLong() throws Exception {
    add("a", "b", "c");
    broker.isAway();

    for (int i = 0; i < 20; i++) {
      assertThat(round(SETTINGS)).isEqualTo(RoundResult.BLOCKED);
    }

    assertThat(count("attempts > 0 or parked_at is not null or failure is not null")).isZero();
    broker.takesAll();
    round(SETTINGS);
    assertThat(broker.taken()).containsExactly("a", "b", "c");
  }

  @Test
  void blamesNoLonelyRowForAnOutage() throws Exception {
    add("a");
    broker.isAway();

    for (int i = 0; i < 20; i++) {
      assertThat(round(SETTINGS)).isEqualTo(RoundResult.BLOCKED);
    }

    assertThat(count("attempts > 0 or parked_at is not null")).isZero();
  }

  @Test
  void parksWhatIsRefusedWhileOthersGoThrough() throws Exception {
    broker.refuses(e -> e.equals("bad") ? new EventRefusedException("too large", null) : null);
    add("bad");
    for (int i = 1; i <= 5; i++) {
      add("good " + i);
      assertThat(count("parked_at is not null")).isZero();
      assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);
    }

    assertThat(broker.taken()).containsExactly("good 1", "good 2", "good 3", "good 4", "good 5");
    assertThat(
            count(
                "parked_at is not null and attempts = 5 and event = 'bad'"
                    + " and failure like '%too large%'"))
        .isOne();
    add("after");
    assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);
    assertThat(round(SETTINGS)).isEqualTo(RoundResult.EMPTY);
  }

  /** One partition may be away for longer than any number of attempts lasts. */
  @Test
  void neverParksWhatMayBeAnOutageOfItsPartition() throws Exception {
    broker.refuses(e -> e.equals("held up") ? new IllegalStateException("no leader") : null);
    add("held up");
    for (int i = 1; i <= 8; i++) {
      add("good " + i);
      assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);
    }
    assertThat(count("parked_at is null and attempts = 8 and event = 'held up'")).isOne();

    broker.refuses(e -> null);
    assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);

    assertThat(broker.taken()).endsWith("held up");
  }

  @Test
  void parksALonelyRowThatIsItselfAtFault() throws Exception {
    broker.refuses(e -> new EventRefusedException("too large", null));
    add("bad");

    for (int i = 0; i < 5; i++) {
      round(SETTINGS);
    }

    assertThat(count("parked_at is not null and attempts = 5")).isOne();
    assertThat(round(SETTINGS)).isEqualTo(RoundResult.EMPTY);
  }

  @Test
  void findsTheRowThatSpoilsTheWholeBatch() throws Exception {
    // A request that is refused as a whole: nothing goes through while "bad" is in it.
    EventPublisher wholeRequests = new SpoiledBatches(broker, "bad", 4);
    add("a", "bad", "b", "c");

    assertThat(uncheckedRound(wholeRequests, SETTINGS)).isEqualTo(RoundResult.PROGRESS);

    assertThat(broker.taken()).containsExactly("a", "b", "c");
    assertThat(count("attempts = 1 and event = 'bad'")).isOne();
  }

  @Test
  void blamesNoRowForAnOutageThatEndsWhileTheCulpritIsLookedFor() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    broker.refuses(
        e -> calls.incrementAndGet() <= 5 ? new IllegalStateException("connection refused") : null);
    add("a", "b", "c");

    assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);

    assertThat(broker.taken()).containsExactly("c", "a", "b");
    assertThat(ids()).isEmpty();
  }

  /** The rows of a round go out in several requests, one for each topic and hundred. */
  @Test
  void blamesNoRowForAnOutageThatEndsBetweenTheRequestsOfARound() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    broker.refuses(
        e -> calls.incrementAndGet() <= 2 ? new IllegalStateException("connection refused") : null);
    add("a", "b", "c");

    assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);

    assertThat(broker.taken()).containsExactly("c", "a", "b");
    assertThat(ids()).isEmpty();
  }

  /** A batch fails as a whole for one event of it, and the sidecar does not say for which. */
  @Test
  void blamesNoRowForTheOneThatSpoilsItsBatchWhileAnotherBatchGoesThrough() throws Exception {
    add("a", "bad", "b", BatchingBroker.OTHER_TOPIC);

    assertThat(uncheckedRound(new BatchingBroker("bad"), SETTINGS)).isEqualTo(RoundResult.PROGRESS);

    assertThat(ids()).hasSize(1);
    assertThat(count("attempts = 1 and event = 'bad' and failure like '%too large%'")).isOne();
  }

  @Test
  void triesAHeldUpRowOnceMoreAndThenBlamesIt() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    broker.refuses(
        e -> {
          if (!e.equals("held up")) {
            return null;
          }
          calls.incrementAndGet();
          return new IllegalStateException("no leader");
        });
    add("held up", "good");

    assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);

    assertThat(calls).hasValue(2);
    assertThat(count("attempts = 1 and event = 'held up'")).isOne();
  }

  @Test
  void saysWhyARowFailedThatWasNotAnsweredTheSecondTime() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    EventPublisher publisher =
        message -> {
          if (message.event().equals("good")) {
            return CompletableFuture.completedFuture(null);
          }
          return calls.incrementAndGet() == 1
              ? CompletableFuture.failedFuture(new IllegalStateException("no leader"))
              : new CompletableFuture<>();
        };
    add("held up", "good");

    assertThat(uncheckedRound(publisher, IMPATIENT)).isEqualTo(RoundResult.PROGRESS);

    assertThat(count("failure like '%no leader%' and event = 'held up'")).isOne();
  }

  @Test
  void blamesACulpritThatIsFirst() throws Exception {
    EventPublisher wholeRequests = new SpoiledBatches(broker, "bad", 3);
    add("bad", "a", "b");

    assertThat(uncheckedRound(wholeRequests, SETTINGS)).isEqualTo(RoundResult.PROGRESS);

    assertThat(broker.taken()).containsExactly("a", "b");
    assertThat(count("attempts = 1 and event = 'bad'")).isOne();
  }

  @Test
  void leavesARefusedRowAloneForAWhile() throws Exception {
    RelaySettings patient = settings(MAX_BYTES, Duration.ofSeconds(2), Duration.ofHours(1));
    broker.refuses(e -> e.equals("bad") ? new IllegalStateException("who knows") : null);
    add("bad", "good");

    round(patient);
    add("next");
    assertThat(round(patient)).isEqualTo(RoundResult.PROGRESS);

    assertThat(count("attempts = 1")).isOne();
    assertThat(round(patient)).isEqualTo(RoundResult.EMPTY);
  }

  @Test
  void keepsARowWhoseAnswerNeverComes() throws Exception {
    add("a");

    RoundResult result = uncheckedRound(message -> new CompletableFuture<>(), IMPATIENT);

    assertThat(result).isEqualTo(RoundResult.BLOCKED);
    assertThat(ids()).hasSize(1);
  }

  @Test
  void sendsNoRowAgainThatIsStillOnItsWay() throws Exception {
    add("a", "b");
    broker.hangs();

    assertThat(round(IMPATIENT)).isEqualTo(RoundResult.BLOCKED);

    assertThat(broker.taken()).containsExactly("a", "b");
  }

  @Test
  void leavesTheShardToAnotherRelayWhileAnswersAreOutstanding() throws Exception {
    add("a");
    uncheckedRound(message -> new CompletableFuture<>(), IMPATIENT);

    assertThat(round(SETTINGS)).isEqualTo(RoundResult.PROGRESS);

    assertThat(broker.taken()).containsExactly("a");
  }

  @Test
  void deletesUnsentWhatTheBrokerTookAfterTheRoundGaveUp() throws Exception {
    add("a", "b");
    broker.hangs();
    JdbcRounds rounds = new JdbcRounds(dataSource, broker, IMPATIENT);
    InFlight inFlight = new InFlight();
    assertThat(rounds.run(SHARD, inFlight)).isEqualTo(RoundResult.BLOCKED);
    assertThat(inFlight.isEmpty()).isFalse();

    broker.takesAll();

    assertThat(inFlight.isEmpty()).isTrue();
    assertThat(rounds.run(SHARD, inFlight)).isEqualTo(RoundResult.PROGRESS);
    assertThat(rounds.run(SHARD, inFlight)).isEqualTo(RoundResult.EMPTY);
    assertThat(broker.taken()).containsExactly("a", "b");
    assertThat(ids()).isEmpty();
  }

  /** Bytes, not characters: the first two rows have six characters and nine bytes. */
  @Test
  void takesNoMoreBytesThanAllowed() throws Exception {
    RelaySettings small = settings(9, Duration.ofSeconds(2), Duration.ZERO);
    add("aaa", "äää", "b");

    assertThat(round(small)).isEqualTo(RoundResult.PROGRESS);

    assertThat(broker.taken()).containsExactly("aaa", "äää");
    round(small);
    assertThat(broker.taken()).containsExactly("aaa", "äää", "b");
  }

  @Test
  void takesALargerRowAlone() throws Exception {
    RelaySettings small = settings(9, Duration.ofSeconds(2), Duration.ZERO);
    add("larger than nine bytes", "b");

    assertThat(round(small)).isEqualTo(RoundResult.PROGRESS);

    assertThat(broker.taken()).containsExactly("larger than nine bytes");
    round(small);
    assertThat(broker.taken()).containsExactly("larger than nine bytes", "b");
  }

  @Test
  void tellsWhatIsPendingAndParked() throws Exception {
    add("bad");
    broker.refuses(e -> new EventRefusedException("too large", null));
    for (int i = 0; i < 5; i++) {
      round(SETTINGS);
    }
    add("waiting");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update outbox_message set created_at = created_at - interval '90 s'"
              + " where event = 'waiting'");
      OutboxStatus status = new OutboxTable(connection).status();

      assertThat(status.pending()).isOne();
      assertThat(status.parked()).isOne();
      assertThat(status.oldestAgeSeconds()).isBetween(90.0, 120.0);
      assertThat(status.shards()).isEqualTo(SHARD + 1);
    }
  }

  private static RelaySettings settings(int batchBytes, Duration patience, Duration firstDefer) {
    return new RelaySettings(200, batchBytes, patience, patience, 5, firstDefer);
  }

  private void add(String... events) throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      for (String event : events) {
        OutboxDatabase.add(connection, SHARD, event);
      }
    }
  }

  private Connection begin() throws Exception {
    Connection connection = dataSource.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private RoundResult round(RelaySettings settings) {
    return uncheckedRound(broker, settings);
  }

  private RoundResult uncheckedRound(EventPublisher publisher, RelaySettings settings) {
    try {
      return new JdbcRounds(dataSource, publisher, settings).run(SHARD, new InFlight());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String condition) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select count(*) from outbox_message where " + condition)) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<Long> ids() throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from outbox_message")) {
      List<Long> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
      return ids;
    }
  }
}
