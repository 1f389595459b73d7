package com.todoai.audit.entries.control;

import static com.todoai.event.TaskEventType.COMPLETED;
import static com.todoai.event.TaskEventType.CREATED;
import static com.todoai.event.TaskEventType.DELETED;
import static com.todoai.event.TaskEventType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.todoai.audit.entries.entity.AuditAction;
import com.todoai.audit.entries.entity.AuditEntry;
import com.todoai.audit.entries.entity.Filters;
import com.todoai.event.TaskEvent;
import com.todoai.kit.identity.UserScope;
import com.todoai.kit.testing.ServiceDatabase;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.hibernate.exception.DataException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTrailIT {

  private static ServiceDatabase database;

  /** Every test has a user of its own, so that none sees another's entries. */
  private final String user = "user-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    database = ServiceDatabase.start("audit");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static Set<UUID> append(List<TaskEvent> events) {
    return database.call(em -> new AuditTrail(em).append(events));
  }

  private List<AuditEntry> entries() {
    return UserScope.callAs(
        user,
        () ->
            database.call(
                em ->
                    new AuditEntries(em)
                        .page(Filters.EVERYTHING, Optional.empty(), 100_000)
                        .items()));
  }

  @Test
  void keepsAllThatTheEventTells() {
    TaskEvent event = TaskEvents.event(UPDATED, UUID.randomUUID(), user, 7);

    append(List.of(event));

    AuditEntry entry = entries().get(0);
    assertThat(entry.id()).isEqualTo(event.eventId());
    assertThat(entry.taskId()).isEqualTo(event.taskId());
    assertThat(entry.userId()).isEqualTo(user);
    assertThat(entry.action()).isEqualTo(AuditAction.UPDATED);
    assertThat(entry.sequence()).isEqualTo(7);
    assertThat(entry.position()).isEqualTo(7);
    assertThat(entry.occurredAt()).isEqualTo(event.occurredAt());
    assertThat(entry.recordedAt()).isNotNull();
    assertThat(entry.actor()).isEqualTo(user);
    assertThat(entry.source()).isEqualTo("api");
    assertThat(entry.correlationId()).isEqualTo("request-42");
    assertThat(entry.before().orElseThrow().getString("title")).isEqualTo("Old");
    assertThat(entry.after().orElseThrow().getString("title")).isEqualTo("New");
    assertThat(entry.after().orElseThrow().getString("description"))
        .isEqualTo(event.task().description());
    assertThat(entry.changes().getJsonObject("title").getString("old")).isEqualTo("Old");
    assertThat(entry.changes().getJsonObject("title").getString("new")).isEqualTo("New");
  }

  @Test
  void aNewTaskHasNoBeforeAndADeletedOneNoAfter() {
    UUID task = UUID.randomUUID();
    append(
        List.of(
            TaskEvents.event(CREATED, task, user, 1),
            TaskEvents.event(COMPLETED, task, user, 2),
            TaskEvents.event(DELETED, task, user, 3)));

    List<JsonObject> newestFirst = entries().stream().map(AuditEntry::toJson).toList();
    assertThat(newestFirst)
        .extracting(e -> e.getString("action"))
        .containsExactly("DELETED", "COMPLETED", "CREATED");
    assertThat(newestFirst.get(0).get("after")).isEqualTo(JsonValue.NULL);
    assertThat(newestFirst.get(0).getJsonObject("before").getString("title")).isEqualTo("New");
    assertThat(newestFirst.get(2).get("before")).isEqualTo(JsonValue.NULL);
    assertThat(newestFirst.get(2).getJsonObject("after").getString("title")).isEqualTo("New");
  }

  @Test
  void anEventThatComesTwiceLeavesOneEntry() {
    TaskEvent event = TaskEvents.event(CREATED, UUID.randomUUID(), user, 1);
    TaskEvent next = TaskEvents.event(CREATED, UUID.randomUUID(), user, 2);

    assertThat(append(List.of(event, event))).containsExactly(event.eventId());
    assertThat(append(List.of(event, next))).containsExactly(next.eventId());

    assertThat(entries())
        .extracting(AuditEntry::id)
        .containsExactly(next.eventId(), event.eventId());
  }

  @Test
  void writersThatHaveTheSameEventsDoNotLockEachOtherOut() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<TaskEvent> events =
        LongStream.rangeClosed(1, 500)
            .mapToObj(n -> TaskEvents.event(CREATED, UUID.randomUUID(), user, n))
            .toList();
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Set<UUID>>> written =
          LongStream.range(0, 4)
              .mapToObj(n -> writers.submit(() -> append(shuffled(events, random))))
              .toList();
      int sum = 0;
      for (Future<Set<UUID>> recorded : written) {
        sum += recorded.get().size();
      }
      assertThat(sum).isEqualTo(500);
    } finally {
      writers.shutdownNow();
    }
    assertThat(entries()).hasSize(500);
  }

  private static List<TaskEvent> shuffled(List<TaskEvent> events, Random random) {
    List<TaskEvent> copy = new java.util.ArrayList<>(events);
    Collections.shuffle(copy, random);
    return copy;
  }

  @Test
  void whatCannotBeStoredLeavesNothingOfItsList() {
    TaskEvent good = TaskEvents.event(CREATED, UUID.randomUUID(), user, 1);

    assertThatThrownBy(() -> append(List.of(good, TaskEvents.unstorable(user))))
        .isInstanceOf(DataException.class);
    assertThat(entries()).isEmpty();
  }

  @Test
  void theRunningRoleAndTheOwnerCanChangeNothing() throws SQLException {
    append(List.of(TaskEvents.event(CREATED, UUID.randomUUID(), user, 1)));

    for (String role : List.of("audit_app", "audit_owner")) {
      for (String statement :
          List.of(
              "UPDATE audit_entry SET actor = 'nobody'",
              "DELETE FROM audit_entry",
              "TRUNCATE audit_entry")) {
        assertThatThrownBy(() -> execute(role, statement))
            .as("%s: %s", role, statement)
            .isInstanceOf(SQLException.class)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("42501");
      }
    }
    assertThatThrownBy(() -> execute("audit_app", "ALTER TABLE audit_entry DISABLE TRIGGER ALL"))
        .isInstanceOf(SQLException.class);
    assertThat(entries()).hasSize(1);
  }

  private static void execute(String role, String sql) throws SQLException {
    try (Connection connection = database.connectAs(role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
