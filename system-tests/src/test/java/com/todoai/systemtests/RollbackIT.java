package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.event.Topics;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Answer;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import com.todoai.systemtests.support.TopicReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No event tells of a change that was rolled back, not even when it is the commit that fails. */
@ExtendWith(RunningPlatform.class)
class RollbackIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TITLE = "refused at commit";

  private final Stage stage;

  RollbackIT(Stage stage) {
    this.stage = stage;
  }

  /** A deferred trigger fires at the commit, when all of the service's own work is done. */
  @BeforeEach
  void refuseAtCommit() throws SQLException {
    execute(
        """
        CREATE FUNCTION refuse_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'refused by the test';
        END $$;
        CREATE CONSTRAINT TRIGGER refuse_at_commit AFTER INSERT OR UPDATE ON task
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.title = '%s') EXECUTE FUNCTION refuse_at_commit();
        """
            .formatted(TITLE));
  }

  @AfterEach
  void acceptAgain() throws SQLException {
    execute("DROP FUNCTION refuse_at_commit CASCADE");
  }

  @Test
  void aRolledBackChangeLeavesNoTrace() {
    Client anna = stage.newUser("anna");
    String id = anna.task("{\"title\":\"first\"}").path("id").asText();

    Answer refused = anna.createTask("{\"title\":\"%s\"}".formatted(TITLE));
    Answer refusedChange = anna.patchTask(id, "{\"title\":\"%s\"}".formatted(TITLE));
    String last = anna.task("{\"title\":\"last\"}").path("id").asText();

    assertThat(refused.status()).isEqualTo(500);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.body().toString()).doesNotContain("refused by the test");
    assertThat(refusedChange.status()).isEqualTo(500);
    assertThat(anna.tasks().body().path("items")).hasSize(2);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(anna.audit(last).body().path("items")).hasSize(1));
    JsonNode entry = anna.audit(last).body().path("items").path(0);
    assertThat(entry.path("position").asLong()).as("no gap where it failed").isEqualTo(2);
    assertNothingOnTopic(Topics.TASK_EVENTS, last);
    assertNothingOnTopic(Topics.TASK_UPDATES, last);
  }

  private void assertNothingOnTopic(String topic, String last) {
    try (TopicReader events =
        TopicReader.wholeTopic(stage.platform().kafkaBootstrapServers(), topic)) {
      await().atMost(SOON).until(() -> events.seen().stream().anyMatch(e -> e.contains(last)));
      assertThat(events.seen()).noneMatch(event -> event.contains(TITLE));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = stage.platform().database().connectAsOwner(Service.TODO);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
