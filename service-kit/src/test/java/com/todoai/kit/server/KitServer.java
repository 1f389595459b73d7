package com.todoai.kit.server;

import com.todoai.kit.testing.ServiceSchema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands around the server that Arquillian runs: its directory with the services' shared
 * configuration, a PostgreSQL with the two roles of a service, and a stand-in for the sidecar's
 * health.
 */
final class KitServer implements AutoCloseable {

  private static final Path USER_DIRECTORY = Path.of("target/usr").toAbsolutePath();
  private static final Path SHARED =
      Path.of("../liberty-parent/target/usr/shared").toAbsolutePath().normalize();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final int port;
  private final TokenIssuer issuer;
  private final FakeSidecar sidecar;
  private final ServiceSchema schema;

  private KitServer(
      Path directory, int port, TokenIssuer issuer, FakeSidecar sidecar, ServiceSchema schema) {
    this.directory = directory;
    this.port = port;
    this.issuer = issuer;
    this.sidecar = sidecar;
    this.schema = schema;
  }

  /** Has everything ready for the start of the server of this name. */
  static KitServer prepare(String serverName) throws Exception {
    KitServer server =
        new KitServer(
            USER_DIRECTORY.resolve("servers").resolve(serverName),
            freePort(),
            new TokenIssuer(),
            new FakeSidecar(),
            ServiceSchema.create("kit"));
    server.writeDirectory();
    return server;
  }

  FakeSidecar sidecar() {
    return sidecar;
  }

  ServiceSchema schema() {
    return schema;
  }

  /** Whom the server trusts. */
  TokenIssuer issuer() {
    return issuer;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(base().resolve(path)).build());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base().resolve(path)).timeout(Duration.ofSeconds(20));
  }

  /** A request with a token of the role {@code user}. */
  HttpRequest.Builder requestOf(String user, String path) throws Exception {
    return request(path).header("Authorization", "Bearer " + issuer.tokenOf(user, "user"));
  }

  /** What the server has logged so far about a request, by its correlation id. */
  List<JsonObject> logOf(String correlationId) throws IOException {
    return Files.readAllLines(directory.resolve("logs/messages.log")).stream()
        .filter(line -> line.startsWith("{") && line.contains(correlationId))
        .map(KitServer::parsed)
        .toList();
  }

  static JsonObject parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonValue value = reader.readValue();
      return value.asJsonObject();
    }
  }

  @Override
  public void close() {
    sidecar.close();
  }

  private void writeDirectory() throws IOException {
    Files.createDirectories(directory);
    copy(Path.of("src/test/liberty/server.xml"));
    copy(SHARED.resolve("config/bootstrap.properties"));
    Files.write(directory.resolve("jvm.options"), List.of("-XX:TieredStopAtLevel=1"));
    Files.writeString(key(), issuer.publicKeyPem());
    Files.write(
        directory.resolve("server.env"),
        environment().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    Path link = USER_DIRECTORY.resolve("shared");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, SHARED);
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HTTP_PORT", Integer.toString(port));
    environment.put("HTTP_HOST", "127.0.0.1");
    environment.put("keystore_password", "kit-test");
    environment.put("DB_HOST", schema.host());
    environment.put("DB_PORT", Integer.toString(schema.port()));
    environment.put("DB_NAME", schema.database());
    environment.put("DB_SCHEMA", schema.name());
    environment.put("DB_USER", schema.runningRole());
    environment.put("DB_PASSWORD", "app");
    environment.put("DB_OWNER_USER", schema.owner());
    environment.put("DB_OWNER_PASSWORD", "owner");
    environment.put("DAPR_HTTP_PORT", Integer.toString(sidecar.port()));
    environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", key().toUri().toString());
    environment.put("MP_JWT_VERIFY_ISSUER", TokenIssuer.ISSUER);
    environment.put("MP_JWT_VERIFY_AUDIENCES", TokenIssuer.AUDIENCE);
    return environment;
  }

  private Path key() {
    return directory.resolve("issuer.pem");
  }

  private void copy(Path file) throws IOException {
    Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Zero would do for the server, but it does not tell Arquillian which port it then has. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
