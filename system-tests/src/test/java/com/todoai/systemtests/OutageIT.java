package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Aftermath;
import com.todoai.systemtests.support.Hang;
import com.todoai.systemtests.support.Outage;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import com.todoai.systemtests.support.Sockets;
import com.todoai.systemtests.support.TopicReader;
import com.todoai.systemtests.support.Trail;
import com.todoai.systemtests.support.Writers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parts may be away for a minute: afterwards everything arrives, nothing was given up, and a socket
 * has heard it all or was closed for a reason.
 */
@ExtendWith(RunningPlatform.class)
class OutageIT {

  private static final int USERS = 2;
  private static final Duration OUTAGE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Stage stage;

  OutageIT(Stage stage) {
    this.stage = stage;
  }

  static Stream<List<PartName>> everyPart() {
    return Stream.of(
        List.of(PartName.POSTGRES),
        List.of(PartName.KAFKA),
        List.of(PartName.of(Service.TODO)),
        List.of(PartName.sidecarOf(Service.TODO)),
        consumers(PartName::of),
        consumers(PartName::sidecarOf),
        // Alone, so that what comes before it goes on: recurrence fires, notification takes in.
        List.of(PartName.of(Service.NOTIFICATION)),
        List.of(PartName.sidecarOf(Service.RECURRENCE)));
  }

  @ParameterizedTest
  @MethodSource("everyPart")
  void aMinuteWithoutItGivesNothingUp(List<PartName> parts) {
    assertNothingIsGivenUpIn(parts, () -> Outage.ofKilled(stage.platform(), array(parts)));
  }

  static Stream<List<PartName>> whatOthersWaitFor() {
    return Stream.of(
        List.of(PartName.POSTGRES), List.of(PartName.KAFKA), consumers(PartName::sidecarOf));
  }

  @ParameterizedTest
  @MethodSource("whatOthersWaitFor")
  void aMinuteInWhichItHangsGivesNothingUp(List<PartName> parts) {
    assertNothingIsGivenUpIn(parts, () -> Hang.of(stage.platform(), array(parts)));
  }

  private static PartName[] array(List<PartName> parts) {
    return parts.toArray(PartName[]::new);
  }

  /** What consumes goes away together: each of them meets the whole outage all the same. */
  private static List<PartName> consumers(Function<Service, PartName> part) {
    return Stream.of(Service.values())
        .filter(service -> service != Service.TODO)
        .map(part)
        .toList();
  }

  /** The server itself, or what updates come to it through. */
  private static boolean mayCloseSockets(List<PartName> parts) {
    return parts.contains(PartName.KAFKA)
        || parts.contains(PartName.of(Service.WEBSOCKET))
        || parts.contains(PartName.sidecarOf(Service.WEBSOCKET));
  }

  private void assertNothingIsGivenUpIn(List<PartName> parts, Supplier<Outage> outage) {
    Platform platform = stage.platform();
    try (TopicReader deadLetters = TopicReader.newDeadLetters(platform.kafkaBootstrapServers());
        Sockets sockets = new Sockets(stage)) {
      List<Writers.Writer> written;
      try (Writers writers = new Writers(stage, USERS)) {
        await().atMost(PATIENCE).until(() -> writers.count() >= 20);
        writers.users().forEach(sockets::open);
        try (Outage away = outage.get()) {
          long end = System.nanoTime() + OUTAGE.toNanos();
          await(away.toString())
              .atMost(OUTAGE.multipliedBy(2))
              .until(() -> System.nanoTime() >= end);
        }
        platform.awaitHealthy(PATIENCE);
        int soFar = writers.count();
        await().atMost(PATIENCE).until(() -> writers.count() >= soFar + 20);
        written = writers.finish();
      } finally {
        platform.start();
      }

      Aftermath aftermath = new Aftermath(platform);
      written.forEach(aftermath::assertEachCompletionIsFollowedOnce);
      written.forEach(aftermath::assertEachReminderFiredOnce);
      Trail trail = new Trail(platform);
      written.forEach(trail::assertComplete);
      sockets.forEach(
          mayCloseSockets(parts) ? trail::assertHasNoHoleOrIsClosed : trail::assertHasNoHole);
      assertThat(deadLetters.seen()).isEmpty();
    }
  }
}
