package com.todoai.kit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL of the outbox, on one connection inside one transaction that its user begins and ends.
 * The isolation is READ COMMITTED: what is waiting must be read as it is after the lock was taken.
 */
final class OutboxTable {

  /**
   * The table's oid makes the lock the service's own, in a database that all services share. The
   * commit that follows need not wait for the disk: should the database lose it, the rows are there
   * again and their events go out once more, which consumers stand anyway.
   *
   * <p>Nor may a sort come in between: a queue that was empty a moment ago has no statistics that
   * are true, and the planner would rather sort the whole backlog in each round than read the first
   * rows in the order of the index.
   */
  private static final String LOCK =
      "select pg_try_advisory_xact_lock('outbox_message'::regclass::oid::int, ?),"
          + " set_config('synchronous_commit', 'off', true),"
          + " set_config('enable_sort', 'off', true)";

  private static final String IS_WAITING =
      " shard = ? and parked_at is null"
          + " and (next_attempt_at is null or next_attempt_at <= clock_timestamp())";

  private static final String ANY_WAITING =
      "select exists (select 1 from outbox_message where" + IS_WAITING + ")";

  /**
   * No "id greater than the last": ids become visible out of order. What is there is what counts.
   * The length of a text is known without reading it, so only what is taken is read as a whole.
   */
  private static final String WAITING =
      """
      select id, topic, event, attempts
        from (select id, topic, event, attempts, octet_length(event) as bytes,
                     sum(octet_length(event))
                       over (order by id rows unbounded preceding) as bytes_so_far
                from outbox_message where
      """
          + IS_WAITING
          + """
               order by id limit ?) as oldest
       where bytes_so_far <= ? or bytes_so_far = bytes
       order by id
      """;

  private static final String DELETE = "delete from outbox_message where id = any (?)";

  private static final String DEFER =
      """
      update outbox_message
         set attempts = attempts + 1, failure = ?,
             next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
       where id = ?
      """;

  private static final String PARK =
      """
      update outbox_message
         set attempts = attempts + 1, failure = ?, parked_at = clock_timestamp()
       where id = ?
      """;

  private static final String STATUS =
      """
      select count(*) filter (where parked_at is null),
             coalesce(extract(epoch from clock_timestamp()
               - min(created_at) filter (where parked_at is null)), 0)::float8,
             count(*) filter (where parked_at is not null),
             coalesce(max(shard) + 1, 0)
        from outbox_message
      """;

  private final Connection connection;

  OutboxTable(Connection connection) {
    this.connection = connection;
  }

  /** Takes the shard until the transaction ends; false when another relay has it. */
  boolean tryLock(int shard) throws SQLException {
    return ask(LOCK, shard);
  }

  boolean isAnyWaiting(int shard) throws SQLException {
    return ask(ANY_WAITING, shard);
  }

  /** The oldest rows whose turn it is, oldest first: as many as both limits allow, at least one. */
  List<WaitingMessage> waiting(int shard, int limit, int maxBytes) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WAITING)) {
      select.setInt(1, shard);
      select.setInt(2, limit);
      select.setInt(3, maxBytes);
      try (ResultSet rows = select.executeQuery()) {
        List<WaitingMessage> messages = new ArrayList<>();
        while (rows.next()) {
          messages.add(
              new WaitingMessage(
                  rows.getLong(1), rows.getString(2), rows.getString(3), rows.getInt(4)));
        }
        return messages;
      }
    }
  }

  void delete(List<Long> ids) throws SQLException {
    Array array = connection.createArrayOf("bigint", ids.toArray());
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, array);
      delete.executeUpdate();
    } finally {
      array.free();
    }
  }

  /** Counts an attempt and leaves the row alone for a while. */
  void defer(long id, String reason, Duration pause) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(DEFER)) {
      update.setString(1, reason);
      update.setLong(2, pause.toMillis());
      update.setLong(3, id);
      update.executeUpdate();
    }
  }

  /** Counts the last attempt and leaves the row to the operators. */
  void park(long id, String reason) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(PARK)) {
      update.setString(1, reason);
      update.setLong(2, id);
      update.executeUpdate();
    }
  }

  OutboxStatus status() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STATUS);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new OutboxStatus(
          row.getLong(1), row.getDouble(2), row.getLong(3), row.getInt(4), Instant.now());
    }
  }

  private boolean ask(String question, int shard) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(question)) {
      select.setInt(1, shard);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
