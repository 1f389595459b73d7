package com.todoai.systemtests.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.platform.Platform;
import com.todoai.platform.part.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A user's audit trail, held against what the todo service has committed. */
public final class Trail {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(250);

  private final Platform platform;

  public Trail(Platform platform) {
    this.platform = platform;
  }

  /**
   * Waits until all of the user's changes are audited, and checks that there is exactly one entry
   * for each acknowledged change, that positions and sequences have no gap, and that there is no
   * entry for what was never committed.
   */
  public void assertComplete(Writers.Writer writer) {
    long position = positionOf(writer.user().userId());
    await("all changes of " + writer.user().userId())
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> countEntries(writer.user().userId()) >= position);
    List<JsonNode> entries = entriesOf(writer.user());

    assertThat(entries.stream().map(entry -> entry.path("position").asLong()).sorted())
        .as("positions")
        .containsExactlyElementsOf(LongStream.rangeClosed(1, position).boxed().toList());
    entries.stream()
        .collect(Collectors.groupingBy(entry -> entry.path("taskId").asText()))
        .forEach(Trail::assertNoGap);
    assertThat(
            entries.stream()
                .map(
                    entry ->
                        new Writers.Acknowledged(
                            entry.path("taskId").asText(), entry.path("sequence").asLong())))
        .as("acknowledged changes in the trail")
        .doesNotHaveDuplicates()
        .containsAll(writer.acknowledged());
  }

  /**
   * Waits until an open socket has heard of each change of the user, from the first that it heard
   * of to the last.
   */
  public void assertHasNoHole(Client user, Frames socket) {
    await("every change in the frames of " + user.userId())
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> socket.isOver() || hasHeardAll(user, socket));
    assertThat(socket.isOver()).as("closed with %s", socket.closeCode()).isFalse();
  }

  /**
   * Waits until a socket has heard of each change, as {@link #assertHasNoHole}, or is closed: its
   * client knows that it has to read anew.
   */
  public void assertHasNoHoleOrIsClosed(Client user, Frames socket) {
    await("every change in the frames of " + user.userId() + ", or their end")
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> socket.isOver() || hasHeardAll(user, socket));
  }

  private boolean hasHeardAll(Client user, Frames socket) {
    List<Long> heard = socket.positions();
    return !heard.isEmpty()
        && LongStream.rangeClosed(heard.get(0), positionOf(user.userId()))
            .boxed()
            .toList()
            .equals(heard);
  }

  private static void assertNoGap(String taskId, List<JsonNode> entries) {
    assertThat(entries.stream().map(entry -> entry.path("sequence").asLong()).sorted())
        .as("sequence of %s", taskId)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
  }

  private static List<JsonNode> entriesOf(Client user) {
    List<JsonNode> entries = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Answer page = user.get(Service.AUDIT, "/api/audit?limit=200" + cursor);
      assertThat(page.status()).as(page.toString()).isEqualTo(200);
      page.body().path("items").forEach(entries::add);
      JsonNode next = page.body().path("nextCursor");
      cursor = next.isNull() ? null : "&cursor=" + next.asText();
    }
    return entries;
  }

  private long positionOf(String userId) {
    return number(
        Service.TODO,
        "SELECT coalesce(max(position), 0) FROM todo_service.user_position WHERE user_id = ?",
        userId);
  }

  private long countEntries(String userId) {
    return number(
        Service.AUDIT, "SELECT count(*) FROM audit_service.audit_entry WHERE user_id = ?", userId);
  }

  private long number(Service service, String sql, String userId) {
    try (Connection connection = platform.database().connectAsRunningRole(service);
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, userId);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
