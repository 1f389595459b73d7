package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Client;
import com.todoai.systemtests.support.Frames;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator follows a task through the logs of the services, by what each line says of it. */
@ExtendWith(RunningPlatform.class)
class LogIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Stage stage;
  private final Client anna;

  LogIT(Stage stage) {
    this.stage = stage;
    this.anna = stage.newUser("anna");
  }

  @Test
  void everyServiceTellsOfATaskWithItsIdItsRequestAndItsTrace() {
    String correlationId = "follow-" + UUID.randomUUID();
    Instant due = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
    try (Frames frames = stage.framesOf(anna)) {
      String id = create(due, correlationId);
      await().atMost(SOON).until(() -> frames.of(id).size() == 2);
      String completion = "complete-" + UUID.randomUUID();
      anna.send(
          Service.TODO,
          "POST",
          "/api/tasks/" + id + "/complete",
          null,
          null,
          "X-Correlation-ID",
          completion);
      await().atMost(SOON).until(() -> anna.tasks().body().path("items").size() == 2);

      for (Service service : Service.values()) {
        await()
            .atMost(SOON)
            .untilAsserted(
                () ->
                    assertThat(linesOf(service, id, correlationId))
                        .as("%s about the creation", service)
                        .isNotEmpty()
                        .allMatch(line -> line.path("traceId").asText().equals(TRACE_ID)));
      }
      assertThat(linesOf(Service.TODO, id, completion))
          .as("a request without a trace has one from then on")
          .isNotEmpty()
          .allMatch(line -> line.path("traceId").asText().matches("[0-9a-f]{32}"));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(tracesOf(Service.RECURRENCE, id, completion))
                      .as("and what it leads to elsewhere")
                      .isNotEmpty()
                      .isEqualTo(tracesOf(Service.TODO, id, completion)));
      String successor = successorOf(id);
      assertThat(linesOf(Service.TODO, successor, completion))
          .as("what a completion leads to names its request")
          .isNotEmpty();
    }
  }

  private String create(Instant due, String correlationId) {
    return anna.send(
            Service.TODO,
            "POST",
            "/api/tasks",
            "application/json",
            """
            {"title":"Water the plants","dueAt":"%s","reminders":["PT0S"],"recurrenceRule":"daily"}
            """
                .formatted(due),
            "X-Correlation-ID",
            correlationId,
            "traceparent",
            "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
        .body()
        .path("id")
        .asText();
  }

  private String successorOf(String id) {
    for (JsonNode task : anna.tasks().body().path("items")) {
      if (!task.path("id").asText().equals(id)) {
        return task.path("id").asText();
      }
    }
    throw new AssertionError("no successor");
  }

  private Set<String> tracesOf(Service service, String taskId, String correlationId) {
    return linesOf(service, taskId, correlationId).stream()
        .map(line -> line.path("traceId").asText())
        .collect(Collectors.toSet());
  }

  private List<JsonNode> linesOf(Service service, String taskId, String correlationId) {
    try (Stream<String> lines = Files.lines(stage.platform().log(PartName.of(service)))) {
      return lines
          .filter(line -> line.startsWith("{") && line.contains(taskId))
          .map(LogIT::parse)
          .filter(line -> line.path("taskId").asText().equals(taskId))
          .filter(line -> line.path("correlationId").asText().equals(correlationId))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
  }
}
