package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.platform.Platform;
import com.todoai.platform.identity.Role;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Answer;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Health stays green while nothing flows, as it should; operators are told all the same. */
@ExtendWith(RunningPlatform.class)
class StatusIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int NOTICEABLE_SECONDS = 5;

  private final Platform platform;
  private final Client operator;
  private final Client anna;

  StatusIT(Stage stage) {
    this.platform = stage.platform();
    this.operator = stage.newUser("operator", Role.OPERATOR);
    this.anna = stage.newUser("anna");
  }

  @AfterEach
  void bringEverythingBack() {
    platform.start();
    platform.awaitHealthy(SOON);
  }

  @ParameterizedTest
  @EnumSource
  void everyServiceTellsOperatorsAndNobodyElse(Service service) {
    JsonNode status = statusOf(service);

    assertThat(status.path("service").asText()).isEqualTo(service.id());
    assertThat(status.path("sidecar").path("reachable").asBoolean()).isTrue();
    assertThat(status.path("database").isObject()).isEqualTo(service.hasDatabase());
    assertThat(status.path("database").isNull()).isNotEqualTo(service.hasDatabase());
    assertThat(status.path("incoming"))
        .allSatisfy(
            channel ->
                assertThat(channel.path("state").asText()).as("%s", channel).isEqualTo("SERVING"));
    assertThat(anna.get(service, "/api/status").status()).isEqualTo(403);
  }

  @Test
  void aBrokerThatIsAwayShowsInTheOutboxAndNotInHealth() {
    platform.kill(PartName.KAFKA);
    anna.task("{\"title\":\"Stays here for now\"}");

    await().atMost(SOON).until(() -> oldestAge(Service.TODO) > NOTICEABLE_SECONDS);
    assertThat(statusOf(Service.TODO).path("outbox").path("pending").asInt()).isPositive();
    assertThat(ready(Service.TODO)).isEqualTo(200);

    platform.start(PartName.KAFKA);
    await().atMost(SOON).until(() -> oldestAge(Service.TODO) == 0);
    assertThat(statusOf(Service.TODO).path("outbox").path("parked").asInt()).isZero();
  }

  @Test
  void aSidecarThatIsAwayShowsAndNotInHealth() {
    platform.kill(PartName.sidecarOf(Service.AUDIT));

    await().atMost(SOON).until(() -> !sidecarIsReachable());
    assertThat(ready(Service.AUDIT)).isEqualTo(200);

    platform.start(PartName.sidecarOf(Service.AUDIT));
    await().atMost(SOON).until(this::sidecarIsReachable);
  }

  @Test
  void aDatabaseThatIsAwayShows() {
    platform.kill(PartName.POSTGRES);

    JsonNode status = statusOf(Service.TODO);

    assertThat(status.path("database").path("reachable").asBoolean(true)).isFalse();
    assertThat(ready(Service.TODO)).isEqualTo(503);
  }

  /** What passed through a channel is counted. */
  @Test
  void eventsThatWereHandledAreCounted() {
    long before = handledByAudit();
    String id = anna.task("{\"title\":\"Counted\"}").path("id").asText();

    await().atMost(SOON).until(() -> anna.audit(id).body().path("items").size() == 1);
    await().atMost(SOON).until(() -> handledByAudit() > before);
  }

  @Test
  void recurrenceTellsWhatItsSeriesWaitFor() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode backlogs = statusOf(Service.RECURRENCE).path("backlogs");
              assertThat(backlogs).hasSize(1);
              assertThat(backlogs.path(0).path("name").asText()).isEqualTo("occurrences");
              assertThat(backlogs.path(0).path("readAt").asText()).isNotEmpty();
            });
  }

  private long handledByAudit() {
    return statusOf(Service.AUDIT).path("incoming").path(0).path("handled").asLong();
  }

  private boolean sidecarIsReachable() {
    return statusOf(Service.AUDIT).path("sidecar").path("reachable").asBoolean();
  }

  private double oldestAge(Service service) {
    return statusOf(service).path("outbox").path("oldestAgeSeconds").asDouble();
  }

  private int ready(Service service) {
    return operator.get(service, "/health/ready").status();
  }

  private JsonNode statusOf(Service service) {
    Answer answer = operator.get(service, "/api/status");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.body();
  }
}
