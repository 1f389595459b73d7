package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.todoai.platform.PartStatus.State;
import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import com.todoai.platform.process.ProcessIdentity;
import com.todoai.systemtests.support.Launcher;
import com.todoai.systemtests.support.Launcher.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What a user of the launcher types and sees. It comes before the tests that share a platform,
 * since a small machine has no room for two at a time.
 */
@Order(1)
class LauncherIT {

  private static final PartName TODO = PartName.of(Service.TODO);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int NOT_ALL_HEALTHY = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Launcher launcher;
  private final Platform platform;

  LauncherIT() throws IOException {
    this.launcher = Launcher.ofThisBuild();
    this.platform = launcher.platform();
  }

  @AfterEach
  void leaveNothing() {
    launcher.close();
  }

  @Test
  void aPlatformComesUpSaysHowItIsGoesDownComesBackAndIsForgotten() throws Exception {
    URI task = createAsToldBy(launcher.run("up", "--detach"));
    List<Long> processes = processesOfHealthyParts(launcher.run("status", "--json"));
    assertThat(statusOf(task)).isEqualTo(200);
    assertServerThatCannotStartDropsNoEvent(task);
    assertPartIsKilledAndItsLogShown();

    assertThat(launcher.run("down").exitCode()).isZero();
    assertThat(processes).noneMatch(LauncherIT::isAlive);
    assertAllStopped();
    assertTakenPortIsNamed();
    assertNothingIsLeftOfAPlatformThatDoesNotComeUp();

    Outcome some = launcher.run("up", "--detach", "postgres", "kafka", "todo-dapr");
    assertThat(some.exitCode()).as("%s", some).isZero();
    assertServerThatGaveUpSaysSo();
    assertThat(statusOf(task)).isEqualTo(200);

    assertThat(launcher.run("reset").exitCode()).isZero();
    assertAllStopped();
    try (Stream<Path> left = Files.list(platform.directory())) {
      assertThat(left).allMatch(file -> file.endsWith("lock"));
    }
  }

  private URI createAsToldBy(Outcome up) throws IOException {
    assertThat(up.exitCode()).as("%s", up).isZero();
    assertThat(up.output())
        .contains("All is healthy after")
        .containsPattern("(?m)^all +(PSS|RSS) +\\d+ MB$")
        .contains("./platform down" + platform.offset().argument());
    for (PartName part : PartName.values()) {
      assertThat(up.output())
          .containsPattern("(?m)^" + part + " +running +healthy +\\S+ +\\d+ +\\d+ MB$");
    }
    String line = up.output().lines().filter(each -> each.startsWith("curl ")).findFirst().get();

    Outcome pasted = launcher.paste(line);

    assertThat(pasted.output()).as("%s", pasted).startsWith("HTTP/1.1 201");
    String body = pasted.output().split("\r?\n\r?\n", 2)[1];
    return platform.url(TODO).resolve("/api/tasks/" + JSON.readTree(body).path("id").asText());
  }

  private static List<Long> processesOfHealthyParts(Outcome status) throws IOException {
    assertThat(status.exitCode()).as("%s", status).isZero();
    JsonNode parts = JSON.readTree(status.output());
    assertThat(parts.findValuesAsText("part"))
        .containsExactlyElementsOf(PartName.values().stream().map(PartName::value).toList());
    assertThat(parts)
        .allSatisfy(
            part -> {
              assertThat(part.path("state").asText()).isEqualTo("running");
              assertThat(part.path("health").asText()).isEqualTo("healthy");
              assertThat(URI.create(part.path("url").asText()).getPort()).isPositive();
              assertThat(isAlive(part.path("pid").asLong())).isTrue();
              assertThat(part.path("memoryBytes").asLong()).isGreaterThan(10_000_000L);
            });
    return parts.findValues("pid").stream().map(JsonNode::asLong).toList();
  }

  /** Its sidecar is subscribed all the while, and would take a 404 for "drop this event". */
  private void assertServerThatCannotStartDropsNoEvent(URI task)
      throws IOException, InterruptedException {
    assertThat(launcher.run("stop", "audit").exitCode()).isZero();
    String token = token();
    HttpRequest.Builder completion =
        as(token, URI.create(task + "/complete")).POST(BodyPublishers.noBody());
    assertThat(send(completion).statusCode()).isEqualTo(200);

    Outcome broken =
        launcher.run(
            Map.of("TODOAI_SERVER_JVM_OPTIONS", "-Dmp.messaging.connector.dapr.max-attempts=few"),
            "start",
            "audit");

    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.errors())
        .contains("audit ended while it was starting")
        .contains("max-attempts must be a whole number of at least 1");
    assertThat(launcher.run("start", "audit").exitCode()).isZero();
    URI entries = platform.url(PartName.of(Service.AUDIT)).resolve("/api/audit");
    await().atMost(SOON).until(() -> send(as(token, entries)).body().contains("\"COMPLETED\""));
  }

  private void assertPartIsKilledAndItsLogShown() {
    assertThat(launcher.run("kill", "websocket").exitCode()).isZero();
    assertThat(platform.state(PartName.of(Service.WEBSOCKET))).isEqualTo(State.DIED);

    Outcome log = launcher.run("logs", "websocket", "-n", "5");

    assertThat(log.exitCode()).isZero();
    assertThat(log.output().lines()).hasSize(5).allMatch(line -> line.startsWith("{"));
  }

  private void assertNothingIsLeftOfAPlatformThatDoesNotComeUp() {
    Outcome up =
        launcher.run(
            Map.of("TODOAI_SERVER_JVM_OPTIONS", "-XX:+ThereIsNoSuchOption"), "up", "--detach");

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.errors())
        .contains(" ended while it was starting")
        .contains("ThereIsNoSuchOption")
        .contains("Once that is mended: ./platform up" + platform.offset().argument())
        .doesNotContain("./platform start");
    assertThat(platform.status()).allMatch(part -> part.state() == State.STOPPED);
  }

  private void assertAllStopped() throws JsonProcessingException {
    Outcome status = launcher.run("status", "--json");

    assertThat(status.exitCode()).isEqualTo(NOT_ALL_HEALTHY);
    assertThat(JSON.readTree(status.output()))
        .hasSize(PartName.values().size())
        .allSatisfy(
            part -> {
              assertThat(part.path("state").asText()).isEqualTo("stopped");
              assertThat(part.path("pid").isNull()).isTrue();
            });
  }

  private void assertTakenPortIsNamed() throws IOException {
    int port = platform.url(TODO).getPort();
    try (ServerSocket taken = new ServerSocket(port)) {
      Outcome up = launcher.run("up", "--detach");

      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.errors())
          .contains("Port " + taken.getLocalPort() + ", which todo needs (http), is taken by")
          .contains("process " + ProcessHandle.current().pid())
          .contains("./platform up --port-offset")
          .doesNotContain("\tat ");
      assertThat(platform.status()).allMatch(part -> part.state() == State.STOPPED);
    }
  }

  /** Its database goes away between its launch and its migration. */
  private void assertServerThatGaveUpSaysSo() {
    long postgres = platform.status(PartName.POSTGRES).get(0).processId().orElseThrow();
    CompletableFuture<Outcome> start =
        CompletableFuture.supplyAsync(() -> launcher.run("start", "todo"));
    await().atMost(SOON).until(() -> platform.state(TODO) == State.RUNNING);
    ProcessHandle.of(postgres).orElseThrow().destroyForcibly();
    assertThat(start.join().errors()).contains("todo needs postgres, which does not run");
    await().atMost(SOON).until(this::hasGivenUp);
    assertThat(launcher.run("start", "postgres").exitCode()).isZero();

    Outcome again = launcher.run("start", "todo");

    String here = platform.offset().argument();
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.errors())
        .containsPattern("todo could not bring its schema up to date .*: .*[Cc]onnection")
        .contains("./platform stop todo" + here + "; ./platform start todo" + here);
    assertThat(launcher.run("stop", "todo").exitCode()).isZero();
    assertThat(launcher.run("start", "todo").exitCode()).isZero();
  }

  private boolean hasGivenUp() throws IOException, InterruptedException {
    try {
      URI started = platform.url(TODO).resolve("/health/started");
      for (JsonNode check :
          JSON.readTree(send(HttpRequest.newBuilder(started)).body()).path("checks")) {
        if (check.path("name").asText().equals("schema")) {
          return check.path("status").asText().equals("DOWN");
        }
      }
    } catch (JsonProcessingException | ConnectException notYet) {
      return false;
    }
    return false;
  }

  private int statusOf(URI task) throws IOException, InterruptedException {
    return send(as(token(), task)).statusCode();
  }

  private String token() {
    Outcome token = launcher.run("token", "demo");
    assertThat(token.output().lines()).hasSize(1);
    return token.output().strip();
  }

  private static HttpRequest.Builder as(String token, URI uri) {
    return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(SOON).build(), BodyHandlers.ofString());
  }

  /** Unlike {@link ProcessHandle}, this counts no process that has ended and is not yet reaped. */
  private static boolean isAlive(long process) {
    return ProcessIdentity.of(process).isPresent();
  }
}
