package com.todoai.platform.liberty;

import com.todoai.platform.install.Directories;
import com.todoai.platform.install.Installation;
import com.todoai.platform.part.HttpProbe;
import com.todoai.platform.part.Launch;
import com.todoai.platform.part.Part;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Port;
import com.todoai.platform.part.Progress;
import com.todoai.platform.part.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The Open Liberty server of one service, in a user directory of its own. */
public final class ServerPart implements Part {

  private static final String LOOPBACK = "127.0.0.1";

  /** The health check that is down when the schema was not migrated. */
  private static final String SCHEMA_CHECK = "schema";

  /** What the service says in its log in front of the reason. */
  private static final String MIGRATION_FAILED = "could not be migrated: ";

  /** Further options for the servers' JVMs, after these and therefore stronger. */
  private static final String OPTIONS_VARIABLE = "TODOAI_SERVER_JVM_OPTIONS";

  /** Five servers start at once on a small machine: the quick compiler, and a heap that shrinks. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xms32m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=20",
          "-XX:TieredStopAtLevel=1");

  private final Installation installation;
  private final Path directory;
  private final Service service;
  private final int port;
  private final ServerEnvironment environment;

  /**
   * @param directory for the server's configuration, work area and logs
   */
  public ServerPart(
      Installation installation,
      Path directory,
      Service service,
      int port,
      ServerEnvironment environment) {
    this.installation = installation;
    this.directory = directory;
    this.service = service;
    this.port = port;
    this.environment = environment;
  }

  @Override
  public PartName name() {
    return PartName.of(service);
  }

  @Override
  public List<Port> ports() {
    return List.of(new Port("http", port));
  }

  @Override
  public URI url() {
    return URI.create("http://" + LOOPBACK + ":" + port);
  }

  /** A server without its schema's roles does not start; without its sidecar it waits. */
  @Override
  public Set<PartName> needs() {
    return service.hasDatabase() ? Set.of(PartName.POSTGRES) : Set.of();
  }

  /** Takes over what was built last. What all servers share is linked, since it is large. */
  @Override
  public void prepare(Progress progress) {
    Path built = installation.serverOf(service);
    Path shared = installation.sharedLibertyResources();
    installation.libertyHome();
    try {
      Directories.delete(server().resolve("apps"));
      Files.createDirectories(server());
      Directories.copy(built, server());
      Path link = directory.resolve("shared");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, shared);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Launch launch() {
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(ClassDataArchive.of(installation).options(name(), server()));
    options.add(System.getenv().getOrDefault(OPTIONS_VARIABLE, ""));
    Map<String, String> variables = new HashMap<>(environment.of(service));
    variables.put("HTTP_HOST", LOOPBACK);
    variables.put("HTTP_PORT", Integer.toString(port));
    // By default glibc keeps up to eight arenas for each core.
    variables.put("MALLOC_ARENA_MAX", "2");
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("WLP_USER_DIR", directory.toString());
    variables.put("JVM_ARGS", String.join(" ", options));
    // "run" replaces the shell by the JVM, so that the process id is the server's.
    return new Launch(
        List.of(installation.libertyHome().resolve("bin/server").toString(), "run", service.id()),
        variables,
        directory);
  }

  @Override
  public void ended() {
    ClassDataArchive.of(installation).adopt(server());
  }

  @Override
  public boolean isHealthy() {
    return HttpProbe.succeeds(url().resolve("/health/started"))
        && HttpProbe.succeeds(url().resolve("/health/ready"));
  }

  @Override
  public Optional<String> awaits() {
    List<String> down = new HealthReport(url().resolve("/health")).down();
    return down.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", down));
  }

  /** The server migrates before it starts the application, whose check tells how that went. */
  @Override
  public Optional<String> permanentFailure(Supplier<List<String>> logTail) {
    return new HealthReport(url().resolve("/health/started")).down().contains(SCHEMA_CHECK)
        ? Optional.of(
            "could not bring its schema up to date and does not try again"
                + migrationFailure(logTail.get()).map(cause -> ": " + cause).orElse(""))
        : Optional.empty();
  }

  private static Optional<String> migrationFailure(List<String> logTail) {
    return logTail.stream()
        .filter(line -> line.contains(MIGRATION_FAILED))
        .map(line -> line.substring(line.indexOf(MIGRATION_FAILED) + MIGRATION_FAILED.length()))
        .reduce((earlier, later) -> later);
  }

  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(4);
  }

  private Path server() {
    return directory.resolve("servers").resolve(service.id());
  }
}
