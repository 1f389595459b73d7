package com.todoai.audit.entries.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.todoai.audit.entries.entity.AuditAction;
import com.todoai.event.TaskEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** Writes audit entries: one for each event, however often the event comes. */
@ApplicationScoped
public class AuditTrail {

  /**
   * One statement for any number of entries, each column an array: one round trip, one plan, and
   * none of the 65,535 parameters that a statement may have are used up.
   */
  private static final String INSERT =
      """
      INSERT INTO audit_entry (id, task_id, user_id, action, sequence, position, occurred_at,
          actor, source, correlation_id, state_before, state_after, changes)
      SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
          ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[], ?::jsonb[])
      ON CONFLICT (id) DO NOTHING
      RETURNING id
      """;

  private static final JsonMapper JSON = new JsonMapper();

  @PersistenceContext(unitName = "main")
  private EntityManager entityManager;

  /** For the container, which gives the entity manager. */
  public AuditTrail() {}

  /**
   * For use without a container.
   *
   * @param entityManager whose transaction the entries are written in
   */
  AuditTrail(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Writes the entries of these events in the running transaction; those that have one already get
   * no second.
   *
   * @return the ids of the events that had no entry before
   * @throws org.hibernate.exception.DataException when an event holds what PostgreSQL cannot store,
   *     such as a NUL character
   */
  public Set<UUID> append(List<TaskEvent> events) {
    if (events.isEmpty()) {
      return Set.of();
    }
    // Two writers that have the same events wait for each other's keys; in one order, no deadlock.
    List<TaskEvent> ordered =
        events.stream().sorted(Comparator.comparing(TaskEvent::eventId)).toList();
    return entityManager
        .unwrap(Session.class)
        .doReturningWork(connection -> insert(connection, ordered));
  }

  private static Set<UUID> insert(Connection connection, List<TaskEvent> events)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Columns columns = new Columns(connection, insert, events);
      columns.add("uuid", TaskEvent::eventId);
      columns.add("uuid", TaskEvent::taskId);
      columns.add("text", TaskEvent::userId);
      columns.add("text", event -> AuditAction.of(event.type()).name());
      columns.add("bigint", TaskEvent::sequence);
      columns.add("bigint", TaskEvent::position);
      columns.add("timestamptz", event -> event.occurredAt().toString());
      columns.add("text", TaskEvent::actor);
      columns.add("text", TaskEvent::source);
      columns.add("text", TaskEvent::correlationId);
      columns.add("jsonb", event -> textOf(event.before()));
      columns.add("jsonb", event -> textOf(event.after()));
      columns.add("jsonb", event -> JSON.valueToTree(event.changes()).toString());
      return recordedBy(insert);
    }
  }

  private static Set<UUID> recordedBy(PreparedStatement insert) throws SQLException {
    Set<UUID> recorded = new HashSet<>();
    try (ResultSet rows = insert.executeQuery()) {
      while (rows.next()) {
        recorded.add(rows.getObject(1, UUID.class));
      }
    }
    return recorded;
  }

  private static String textOf(Optional<JsonNode> json) {
    return json.map(JsonNode::toString).orElse(null);
  }

  /** The parameters of the statement, column by column. */
  private static final class Columns {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<TaskEvent> events;
    private int count;

    Columns(Connection connection, PreparedStatement statement, List<TaskEvent> events) {
      this.connection = connection;
      this.statement = statement;
      this.events = events;
    }

    void add(String type, Function<TaskEvent, Object> value) throws SQLException {
      Array column = connection.createArrayOf(type, events.stream().map(value).toArray());
      count++;
      statement.setArray(count, column);
    }
  }
}
