package com.todoai.dapr.messaging.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An unmodified daprd with its in-memory pub/sub. */
final class Sidecar {

  private Sidecar() {}

  /** Looks where $DAPRD says, on the PATH, and where the build keeps the one it made. */
  private static Optional<Path> find() throws IOException {
    Stream<Path> named = Optional.ofNullable(System.getenv("DAPRD")).map(Path::of).stream();
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(directory -> Path.of(directory, "daprd"));
    return Stream.of(named, onPath, built().stream())
        .flatMap(paths -> paths)
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Ends the test where there is none. */
  static Path require() throws IOException {
    Optional<Path> daprd = find();
    assumeTrue(
        daprd.isPresent(),
        "no daprd: set DAPRD, put it on the PATH, or let ./platform up provide it");
    return daprd.orElseThrow();
  }

  private static List<Path> built() throws IOException {
    Path cache = Path.of(System.getProperty("cache"));
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(cache, "daprd-*")) {
      return StreamSupport.stream(versions.spliterator(), false)
          .sorted(Comparator.reverseOrder())
          .map(directory -> directory.resolve("daprd"))
          .toList();
    }
  }

  static ManagedProcess start(
      Path daprd, SidecarPorts ports, Tokens tokens, Path resources, Path log) throws IOException {
    return ManagedProcess.start(
        List.of(
            daprd.toString(),
            "--app-id=orders",
            "--app-port=" + ports.app(),
            "--dapr-http-port=" + ports.http(),
            "--dapr-grpc-port=" + ports.grpc(),
            "--dapr-internal-grpc-port=" + FreePort.find(),
            "--metrics-port=" + FreePort.find(),
            "--dapr-listen-addresses=127.0.0.1",
            "--resources-path=" + resources,
            "--enable-app-health-check",
            "--app-health-check-path=/dapr/health",
            "--app-health-probe-interval=1",
            "--placement-host-address=",
            "--scheduler-host-address="),
        Map.of("DAPR_API_TOKEN", tokens.api(), "APP_API_TOKEN", tokens.app()),
        log);
  }

  /** The ports of a sidecar and its application. */
  record SidecarPorts(int app, int http, int grpc) {
    static SidecarPorts free() throws IOException {
      return new SidecarPorts(FreePort.find(), FreePort.find(), FreePort.find());
    }
  }

  /** What the sidecar demands of the application and the other way round. */
  record Tokens(String api, String app) {}
}
