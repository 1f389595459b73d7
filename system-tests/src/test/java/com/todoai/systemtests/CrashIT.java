package com.todoai.systemtests;

import static org.awaitility.Awaitility.await;

import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import com.todoai.systemtests.support.Aftermath;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import com.todoai.systemtests.support.Trail;
import com.todoai.systemtests.support.Writers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any part may be killed while users write: what was acknowledged is audited exactly once, what was
 * to be reminded of is so once, and what recurs goes on once.
 */
@ExtendWith(RunningPlatform.class)
class CrashIT {

  private static final int USERS = 4;
  private static final int CHANGES_BEFORE = 60;
  private static final int CHANGES_AFTER = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Stage stage;

  CrashIT(Stage stage) {
    this.stage = stage;
  }

  static List<PartName> everyPart() {
    return PartName.values();
  }

  @ParameterizedTest
  @MethodSource("everyPart")
  void noAcknowledgedChangeIsLostOrDoubled(PartName part) {
    Platform platform = stage.platform();
    List<Writers.Writer> written;
    try (Writers writers = new Writers(stage, USERS)) {
      await().atMost(PATIENCE).until(() -> writers.count() >= CHANGES_BEFORE);
      platform.kill(part);
      platform.start(part);
      platform.awaitHealthy(PATIENCE);
      int soFar = writers.count();
      await().atMost(PATIENCE).until(() -> writers.count() >= soFar + CHANGES_AFTER);
      written = writers.finish();
    } finally {
      platform.start();
    }

    Aftermath aftermath = new Aftermath(platform);
    written.forEach(aftermath::assertEachCompletionIsFollowedOnce);
    written.forEach(aftermath::assertEachReminderFiredOnce);
    Trail trail = new Trail(platform);
    written.forEach(trail::assertComplete);
  }
}
