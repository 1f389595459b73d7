package com.todoai.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.Frames;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures, and asserts nothing: the time from the moment a POST is sent to its answer, to the
 * audit entry that it leads to and to the frame. Not part of the build; CONTRIBUTING.md says how to
 * run it.
 */
@ExtendWith(RunningPlatform.class)
class LatencyProbe {

  private static final int RATE = Integer.getInteger("probe.rate", 50);
  private static final int USERS = Integer.getInteger("probe.users", 10);
  private static final int TASKS = Integer.getInteger("probe.tasks", 300);
  private static final int WARM_UP_ROUNDS = Integer.getInteger("probe.warm-up", 3);

  private final Stage stage;

  LatencyProbe(Stage stage) {
    this.stage = stage;
  }

  @Test
  void measure() throws Exception {
    for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
      System.out.printf("warm-up %d%n", round);
      run();
    }
    System.out.printf("%d tasks of %d users at %d/s%n", TASKS, USERS, RATE);
    run();
  }

  private void run() throws Exception {
    Map<String, Long> sent = new ConcurrentHashMap<>();
    Map<String, Long> answered = new ConcurrentHashMap<>();
    Map<String, Long> audited = new ConcurrentHashMap<>();
    Map<String, Long> framed = new ConcurrentHashMap<>();
    List<Client> users = IntStream.range(0, USERS).mapToObj(i -> stage.newUser("probe")).toList();
    List<Frames> sockets =
        users.stream()
            .map(
                user -> stage.framesOf(user, frame -> framed.put(taskOf(frame), System.nanoTime())))
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(18);
    try {
      Future<?> watcher = threads.submit(() -> watchAudit(users, audited));
      long start = System.nanoTime();
      for (int i = 0; i < TASKS; i++) {
        Client user = users.get(i % USERS);
        awaitTurn(start + i * TimeUnit.SECONDS.toNanos(1) / RATE);
        threads.execute(
            () -> {
              long before = System.nanoTime();
              String id = user.task("{\"title\":\"probe\"}").path("id").asText();
              answered.put(id, System.nanoTime());
              sent.put(id, before);
            });
      }
      watcher.get(60, TimeUnit.SECONDS);
      while (framed.size() < TASKS) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
    } finally {
      threads.shutdownNow();
      sockets.forEach(Frames::close);
    }
    System.out.printf("%-8s %8s %8s %8s  (ms)%n", "", "p50", "p99", "max");
    print("answer", sent, answered);
    print("audit", sent, audited);
    print("frame", sent, framed);
  }

  private static void awaitTurn(long due) {
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  /** Asks for what is new only: the probe shares the machine with what it measures. */
  private void watchAudit(List<Client> users, Map<String, Long> audited) {
    String sql =
        """
        SELECT entry.user_id, entry.position, entry.task_id
          FROM unnest(?::text[], ?::bigint[]) AS seen (user_id, position)
          JOIN audit_service.audit_entry AS entry
            ON entry.user_id = seen.user_id AND entry.position > seen.position
        """;
    Map<String, Long> seen = new LinkedHashMap<>();
    users.forEach(user -> seen.put(user.userId(), 0L));
    try (Connection connection = stage.platform().database().connectAsRunningRole(Service.AUDIT);
        PreparedStatement query = connection.prepareStatement(sql)) {
      while (audited.size() < TASKS) {
        query.setArray(1, connection.createArrayOf("text", seen.keySet().toArray()));
        query.setArray(2, connection.createArrayOf("bigint", seen.values().toArray()));
        try (ResultSet rows = query.executeQuery()) {
          long now = System.nanoTime();
          while (rows.next()) {
            seen.merge(rows.getString(1), rows.getLong(2), Math::max);
            audited.put(rows.getString(3), now);
          }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String taskOf(JsonNode frame) {
    return frame.path("data").path("taskId").asText();
  }

  private static void print(String what, Map<String, Long> sent, Map<String, Long> seen) {
    double[] millis =
        sent.entrySet().stream()
            .mapToDouble(entry -> (seen.get(entry.getKey()) - entry.getValue()) / 1e6)
            .sorted()
            .toArray();
    System.out.printf(
        "%-8s %8.1f %8.1f %8.1f%n",
        what,
        percentile(millis, 50),
        percentile(millis, 99),
        Arrays.stream(millis).max().orElse(Double.NaN));
  }

  private static double percentile(double[] sorted, int percent) {
    return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
  }
}
