package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.platform.PartStatus.State;
import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.Frames;
import com.todoai.systemtests.support.Hang;
import com.todoai.systemtests.support.LazyReader;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may open a socket, and when it is closed so that its client knows that it has to read anew.
 */
@ExtendWith(RunningPlatform.class)
class SocketIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int GOING_AWAY = 1001;
  private static final int SERVICE_RESTART = 1012;
  private static final int TRY_AGAIN_LATER = 1013;

  private final Stage stage;
  private final Platform platform;

  SocketIT(Stage stage) {
    this.stage = stage;
    this.platform = stage.platform();
  }

  @AfterEach
  void bringEverythingBack() {
    platform.start();
    platform.awaitHealthy(SOON);
  }

  @Test
  void aTokenWithoutTheRoleOpensNone() {
    Client auditor = stage.newUserWith(Map.of("groups", List.of("auditor")));

    assertThat(handshakeOf(auditor)).isEqualTo(403);
    assertThat(auditor.tasks().status()).as("as for the REST resources").isEqualTo(403);
  }

  @Test
  void aTokenThatNamesNoUserOpensNone() {
    Map<String, Object> nobody = new HashMap<>();
    nobody.put("sub", null);

    assertThat(handshakeOf(stage.newUserWith(nobody))).isEqualTo(401);
  }

  @Test
  void aTokenWhoseUserNoEventCouldNameIsClosedAtOnce() {
    try (Frames frames = stage.framesOf(stage.newUserWith(Map.of("sub", "a\u0007b")))) {
      await().atMost(SOON).until(frames::isOver);
      assertThat(frames.closeCode()).hasValue(1008);
    }
  }

  @Test
  void aServerThatStopsSaysSo() {
    try (Frames frames = stage.framesOf(stage.newUser("anna"))) {
      platform.stop(PartName.of(Service.WEBSOCKET));

      await().atMost(SOON).until(frames::isOver);
      assertThat(frames.closeCode()).hasValue(GOING_AWAY);
    }
  }

  @Test
  void aServerThatComesBackHasNoHole() {
    PartName server = PartName.of(Service.WEBSOCKET);
    platform.stop(server);
    platform.start(server);

    Client anna = stage.newUser("anna");
    try (Frames frames = stage.framesOf(anna)) {
      String task = taskOf(anna);

      await().atMost(SOON).until(() -> !frames.of(task).isEmpty());
    }
  }

  /** By default a sidecar leaves its consumer group after three health calls in vain. */
  @Test
  void aServerThatDoesNotAnswerForAWhileHasNoHole() {
    Client anna = stage.newUser("anna");
    try (Frames frames = stage.framesOf(anna)) {
      String meanwhile;
      try (Hang hang = Hang.of(platform, PartName.of(Service.WEBSOCKET))) {
        await(hang.toString())
            .during(Duration.ofSeconds(6))
            .atMost(SOON)
            .until(() -> platform.state(PartName.sidecarOf(Service.WEBSOCKET)) == State.RUNNING);
        meanwhile = taskOf(anna);
        await().atMost(SOON).until(() -> anna.audit(meanwhile).body().path("items").size() == 1);
      }

      await().atMost(SOON).until(() -> !frames.of(meanwhile).isEmpty());
    }
  }

  /** What is published while nobody listens for this replica is never delivered to it. */
  @Test
  void aSocketThatMayHaveMissedSomethingIsClosed() {
    Client anna = stage.newUser("anna");
    try (Frames frames = stage.framesOf(anna)) {
      String before = taskOf(anna);
      await().atMost(SOON).until(() -> !frames.of(before).isEmpty());

      platform.kill(PartName.sidecarOf(Service.WEBSOCKET));
      String meanwhile = taskOf(anna);
      await().atMost(SOON).until(() -> anna.audit(meanwhile).body().path("items").size() == 1);
      platform.start(PartName.sidecarOf(Service.WEBSOCKET));

      await("the end, which comes with no more than a suspicion")
          .atMost(SOON)
          .until(frames::isOver);
      assertThat(frames.closeCode()).hasValue(SERVICE_RESTART);
    }
    try (Frames anew = stage.framesOf(anna)) {
      String after = taskOf(anna);
      await().atMost(SOON).until(() -> !anew.of(after).isEmpty());
      assertThat(anew.isOver()).isFalse();
    }
  }

  /** The consumer group may begin anew at the newest event of a partition that it has not read. */
  @Test
  void aBrokerThatWasAwayLeavesNoHole() {
    Client anna = stage.newUser("anna");
    try (Frames frames = stage.framesOf(anna)) {
      String before = taskOf(anna);
      await().atMost(SOON).until(() -> !frames.of(before).isEmpty());

      platform.kill(PartName.KAFKA);
      String meanwhile = taskOf(anna);
      platform.start(PartName.KAFKA);
      platform.awaitHealthy(SOON);
      await().atMost(SOON).until(() -> anna.audit(meanwhile).body().path("items").size() == 1);
      String after = taskOf(anna);

      await()
          .atMost(SOON)
          .until(
              () ->
                  frames.isOver()
                      || (!frames.of(meanwhile).isEmpty() && !frames.of(after).isEmpty()));
      if (frames.isOver()) {
        assertThat(frames.closeCode()).hasValue(SERVICE_RESTART);
      }
    }
  }

  @Test
  void aClientThatDoesNotReadIsClosedAndHoldsNobodyUp() throws Exception {
    Client anna = stage.newUser("anna");
    JsonNode task = anna.task("{\"title\":\"Large\"}");
    try (Frames reader = stage.framesOf(anna);
        LazyReader lazy = stage.lazyReaderOf(anna)) {
      int updates = 400;
      String text = "x".repeat(19_990);
      for (int i = 0; i < updates; i++) {
        anna.patchTask(task.path("id").asText(), "{\"description\":\"%s %d\"}".formatted(text, i));
      }

      await().atMost(SOON).until(() -> reader.received().size() >= updates);
      assertThat(reader.isOver()).isFalse();
      assertThat(lazy.readToTheEnd()).isEqualTo(TRY_AGAIN_LATER);
      assertThat(lazy.frames()).isLessThan(updates);
    }
  }

  private static String taskOf(Client user) {
    return user.task("{\"title\":\"Seen\"}").path("id").asText();
  }

  /** The status that the handshake is refused with. */
  private int handshakeOf(Client client) {
    Throwable refused = catchThrowable(() -> stage.framesOf(client).close());
    assertThat(refused).isNotNull().hasCauseInstanceOf(WebSocketHandshakeException.class);
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }
}
