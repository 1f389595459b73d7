package com.todoai.dapr.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The test application in its server, with its sidecar. */
final class OrdersPlatform {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration START = Duration.ofSeconds(90);

  private static final int INCOMING_CHANNELS = 8;

  /** Liberty's message about an application that could not be started. */
  private static final String APPLICATION_FAILED = "CWWKZ0002E";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Sidecar.SidecarPorts ports;
  private final Sidecar.Tokens tokens;
  private final ManagedProcess server;
  private final ManagedProcess sidecar;

  private OrdersPlatform(
      Sidecar.SidecarPorts ports,
      Sidecar.Tokens tokens,
      ManagedProcess server,
      ManagedProcess sidecar) {
    this.ports = ports;
    this.tokens = tokens;
    this.server = server;
    this.sidecar = sidecar;
  }

  static OrdersPlatform start(Path work, String... features)
      throws IOException, InterruptedException {
    return start(work, Path.of(System.getProperty("test.classes"), "sidecar"), Map.of(), features);
  }

  /** With other Dapr components, and variables that tell the application of them. */
  static OrdersPlatform start(
      Path work, Path components, Map<String, String> variables, String... features)
      throws IOException, InterruptedException {
    Sidecar.SidecarPorts ports = Sidecar.SidecarPorts.free();
    Sidecar.Tokens tokens =
        new Sidecar.Tokens(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    Path testClasses = Path.of(System.getProperty("test.classes"));
    Path user = work.resolve("usr-" + ports.app());
    Path war = LibertyServer.prepare(user, testClasses.resolve("server/server.xml"), features);
    OrdersWar.write(
        war,
        Path.of(System.getProperty("connector.jar")),
        Path.of(System.getProperty("connector.libraries")),
        testClasses);
    ManagedProcess sidecar =
        Sidecar.start(Sidecar.require(), ports, tokens, components, work.resolve("daprd.log"));
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("HTTP_PORT", Integer.toString(ports.app()));
    environment.put("DAPR_GRPC_PORT", Integer.toString(ports.grpc()));
    environment.put("DAPR_API_TOKEN", tokens.api());
    environment.put("APP_API_TOKEN", tokens.app());
    ManagedProcess server = LibertyServer.start(user, environment, work.resolve("liberty.log"));
    OrdersPlatform platform = new OrdersPlatform(ports, tokens, server, sidecar);
    try {
      platform.awaitSubscriptions();
      return platform;
    } catch (RuntimeException e) {
      platform.stop();
      throw e;
    }
  }

  private void awaitSubscriptions() {
    await("the sidecar has subscribed")
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .failFast("the application did not start", this::failedToStart)
        .until(() -> metadata().path("subscriptions").size() >= INCOMING_CHANNELS);
  }

  private boolean failedToStart() throws IOException {
    return !server.alive() || !sidecar.alive() || server.output().contains(APPLICATION_FAILED);
  }

  private JsonNode metadata() throws IOException, InterruptedException {
    return MAPPER.readTree(sidecar(HttpRequest.newBuilder(), "/v1.0/metadata").body());
  }

  Sidecar.Tokens tokens() {
    return tokens;
  }

  ManagedProcess server() {
    return server;
  }

  ManagedProcess sidecar() {
    return sidecar;
  }

  HttpResponse<String> get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    return app(HttpRequest.newBuilder().GET(), path, headers);
  }

  HttpResponse<String> post(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return app(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path, headers);
  }

  private HttpResponse<String> app(
      HttpRequest.Builder request, String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    headers.forEach(request::header);
    return http.send(
        request.uri(URI.create("http://127.0.0.1:" + ports.app() + path)).timeout(SOON).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> sidecar(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    return http.send(
        request
            .uri(URI.create("http://127.0.0.1:" + ports.http() + path))
            .header("dapr-api-token", tokens.api())
            .timeout(SOON)
            .build(),
        BodyHandlers.ofString());
  }

  /** Publishes through the connector's own emitter. */
  HttpResponse<String> emit(String query, List<String> events)
      throws IOException, InterruptedException {
    return post("/emit" + query, "[" + String.join(",", events) + "]", Map.of());
  }

  /** Puts bytes on a topic as a publisher would that knows nothing of CloudEvents. */
  void publishRaw(String topic, String body) throws IOException, InterruptedException {
    HttpResponse<String> response =
        sidecar(
            HttpRequest.newBuilder()
                .header("content-type", "text/plain")
                .POST(BodyPublishers.ofString(body)),
            "/v1.0/publish/memory/" + topic + "?metadata.rawPayload=true");
    if (response.statusCode() != 204) {
      throw new IOException("the sidecar answered " + response.statusCode() + response.body());
    }
  }

  /** What the handlers of a channel were called with and whose event's JSON has this text. */
  List<Call> calls(String channel, String text) throws IOException, InterruptedException {
    JsonNode journal = MAPPER.readTree(get("/journal", Map.of()).body());
    return StreamSupport.stream(journal.spliterator(), false)
        .filter(entry -> entry.path("channel").asText().startsWith(channel))
        .filter(entry -> entry.path("event").asText().contains(text))
        .map(OrdersPlatform::call)
        .toList();
  }

  /** Waits for the first of them and makes sure that it stays the only one so far. */
  Call theOnlyCall(String channel, String text) throws IOException, InterruptedException {
    await().atMost(SOON).until(() -> !calls(channel, text).isEmpty());
    List<Call> calls = calls(channel, text);
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  private static Call call(JsonNode entry) {
    try {
      return new Call(
          entry.path("channel").asText(),
          entry.path("batch").asInt(),
          entry.path("module").asText(),
          MAPPER.readTree(entry.path("event").asText()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How the connector says that its channels stand, by name. */
  JsonNode channels() throws IOException, InterruptedException {
    return MAPPER.readTree(get("/channels", Map.of()).body());
  }

  /** One event in one call of a handler. */
  record Call(String channel, int batch, String module, JsonNode event) {}

  void stop() throws InterruptedException {
    server.stop();
    sidecar.stop();
  }
}
