package com.todoai.systemtests.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.todoai.event.Topics;
import com.todoai.platform.Platform;
import com.todoai.platform.part.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a user's tasks have to lead to, whatever was killed meanwhile: once each, and nothing else.
 */
public final class Aftermath {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Platform platform;

  public Aftermath(Platform platform) {
    this.platform = platform;
  }

  /**
   * Waits until every completed task that recurs is followed by the next of its series, and checks
   * that none is followed by two. Goes by what the todo service has committed, acknowledged or not.
   */
  public void assertEachCompletionIsFollowedOnce(Writers.Writer writer) {
    String userId = writer.user().userId();
    List<String> wanted =
        seriesHandedOn(userId).stream().map(series -> series + " 2030-01-02T09:00:00Z").toList();
    assertThat(wanted).as("completed tasks that recur, of %s", userId).isNotEmpty();
    await("successors of the tasks of " + userId)
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> successors(userId).containsAll(wanted));
    assertThat(successors(userId))
        .as("tasks that follow another, by their series")
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  /**
   * Waits until every task that is to be reminded of has its notification, and checks that none has
   * two and that none of its reminders was told of as fired by two events.
   */
  public void assertEachReminderFiredOnce(Writers.Writer writer) {
    String userId = writer.user().userId();
    List<String> tasks = toBeRemindedOf(userId);
    assertThat(tasks).as("tasks to be reminded of, of %s", userId).isNotEmpty();
    await("notifications of " + userId)
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> notified(userId).containsAll(tasks));
    assertThat(notified(userId)).as("notified tasks").doesNotHaveDuplicates();

    Map<String, Set<String>> fired = new HashMap<>();
    try (TopicReader reminders =
        TopicReader.wholeTopic(platform.kafkaBootstrapServers(), Topics.REMINDERS)) {
      await("events of the reminders of " + userId)
          .atMost(PATIENCE)
          .until(
              () -> {
                fired.clear();
                reminders.seen().forEach(event -> noteIfFired(event, userId, fired));
                return fired.keySet().containsAll(tasks);
              });
    }
    assertThat(fired.values()).as("events for each reminder").allMatch(ids -> ids.size() == 1);
  }

  private static void noteIfFired(String text, String userId, Map<String, Set<String>> fired) {
    if (!text.contains(userId)) {
      return;
    }
    try {
      JsonNode event = JSON.readTree(text);
      if (event.path("type").asText().equals("com.todoai.reminder.fired")) {
        fired
            .computeIfAbsent(event.path("subject").asText(), task -> new HashSet<>())
            .add(event.path("id").asText());
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** The series of the tasks that were completed, each the first of its series. */
  private List<String> seriesHandedOn(String userId) {
    return texts(
        Service.TODO,
        "SELECT series_id FROM todo_service.task WHERE user_id = ? AND series_handed_on",
        userId);
  }

  private List<String> successors(String userId) {
    return texts(
        Service.TODO,
        """
        SELECT series_id || to_char(recurrence_id AT TIME ZONE 'UTC', ' YYYY-MM-DD"T"HH24:MI:SS"Z"')
        FROM todo_service.task WHERE user_id = ? AND recurrence_id > series_start""",
        userId);
  }

  /** A request that was held up until its task was due asks for no reminder any more. */
  private List<String> toBeRemindedOf(String userId) {
    return texts(
        Service.TODO,
        """
        SELECT id FROM todo_service.task
        WHERE user_id = ? AND cardinality(reminders) > 0
          AND created_at < due_at - interval '1 second'""",
        userId);
  }

  private List<String> notified(String userId) {
    return texts(
        Service.NOTIFICATION,
        "SELECT task_id FROM notification_service.notification WHERE user_id = ?",
        userId);
  }

  private List<String> texts(Service service, String sql, String userId) {
    List<String> texts = new ArrayList<>();
    try (Connection connection = platform.database().connectAsRunningRole(service);
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, userId);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }
}
