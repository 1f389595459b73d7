package com.todoai.kit.server;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Liberty server of its own with the services' shared configuration, the probe WAR, a PostgreSQL
 * with the two roles of a service, and a stand-in for the sidecar's health.
 */
final class KitServer {

  private static final Path USER_DIRECTORY = Path.of("target/usr").toAbsolutePath();
  private static final Path SERVER = USER_DIRECTORY.resolve("servers/kit");
  private static final Path SHARED =
      Path.of("../liberty-parent/target/usr/shared").toAbsolutePath().normalize();

  private final HttpClient http = HttpClient.newHttpClient();
  private final FakeSidecar sidecar;
  private final EmbeddedPostgres database;
  private final Process process;
  private final URI base;

  private KitServer(FakeSidecar sidecar, EmbeddedPostgres database, Process process, URI base) {
    this.sidecar = sidecar;
    this.database = database;
    this.process = process;
    this.base = base;
  }

  /** Starts it and waits until it is ready; it is not started in the sense of health yet. */
  static KitServer start(TokenIssuer issuer) throws Exception {
    FakeSidecar sidecar = new FakeSidecar();
    EmbeddedPostgres database = EmbeddedPostgres.builder().start();
    createRoles(database);
    writeServer();
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "@" + moduleOptions(),
            "-javaagent:" + libertyHome().resolve("bin/tools/ws-javaagent.jar"),
            "-jar",
            libertyHome().resolve("bin/tools/ws-server.jar").toString(),
            "kit");
    builder.redirectErrorStream(true).redirectOutput(log().toFile());
    builder.environment().putAll(environment(issuer, database, sidecar, port));
    KitServer server =
        new KitServer(sidecar, database, builder.start(), URI.create("http://127.0.0.1:" + port));
    server.awaitReady();
    return server;
  }

  FakeSidecar sidecar() {
    return sidecar;
  }

  EmbeddedPostgres database() {
    return database;
  }

  URI base() {
    return base;
  }

  /** What the server has logged so far, a JSON object a line. */
  static List<String> logLines() throws IOException {
    return Files.readAllLines(log());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  void stop() throws Exception {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    database.close();
    sidecar.close();
  }

  private void awaitReady() throws Exception {
    try {
      await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .failFast("the start failed; see " + log(), () -> !process.isAlive() || hasFailed())
          .until(() -> get("/health/ready").statusCode() == 200);
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  private static Map<String, String> environment(
      TokenIssuer issuer, EmbeddedPostgres database, FakeSidecar sidecar, int port) {
    return Map.ofEntries(
        Map.entry("WLP_USER_DIR", USER_DIRECTORY.toString()),
        Map.entry("HTTP_PORT", Integer.toString(port)),
        Map.entry("HTTP_HOST", "127.0.0.1"),
        Map.entry("keystore_password", "kit-test"),
        Map.entry("DB_HOST", "127.0.0.1"),
        Map.entry("DB_PORT", Integer.toString(database.getPort())),
        Map.entry("DB_NAME", "postgres"),
        Map.entry("DB_SCHEMA", "kit_service"),
        Map.entry("DB_USER", "kit_app"),
        Map.entry("DB_PASSWORD", "app"),
        Map.entry("DB_OWNER_USER", "kit_owner"),
        Map.entry("DB_OWNER_PASSWORD", "owner"),
        Map.entry("DAPR_HTTP_PORT", Integer.toString(sidecar.port())),
        Map.entry("MP_JWT_VERIFY_PUBLICKEY", issuer.publicKeyPem()),
        Map.entry("MP_JWT_VERIFY_ISSUER", TokenIssuer.ISSUER),
        Map.entry("MP_JWT_VERIFY_AUDIENCES", TokenIssuer.AUDIENCE));
  }

  private static void createRoles(EmbeddedPostgres database) throws Exception {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role kit_owner login password 'owner'");
      statement.execute("create role kit_app login password 'app'");
      statement.execute("create schema kit_service authorization kit_owner");
      statement.execute("grant usage on schema kit_service to kit_app");
    }
  }

  private static void writeServer() throws Exception {
    Path apps = Files.createDirectories(SERVER.resolve("apps"));
    ProbeWar.write(apps.resolve("kit.war"));
    copy(Path.of("src/test/liberty/server.xml"), SERVER);
    copy(SHARED.resolve("config/bootstrap.properties"), SERVER);
    Path link = USER_DIRECTORY.resolve("shared");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, SHARED);
    }
  }

  private static void copy(Path file, Path directory) throws IOException {
    Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path libertyHome() {
    return Path.of(System.getProperty("liberty.home"));
  }

  /**
   * The packages that the server needs opened, which its own start script passes in the same way.
   */
  private static Path moduleOptions() {
    String release = Runtime.version().feature() < 24 ? "java9.options" : "java24.options";
    return libertyHome().resolve("lib/platform/java").resolve(release);
  }

  private static boolean hasFailed() throws IOException {
    return Files.readString(log()).contains("CWWKZ0002E");
  }

  private static Path log() {
    return SERVER.resolve("console.log");
  }
}
