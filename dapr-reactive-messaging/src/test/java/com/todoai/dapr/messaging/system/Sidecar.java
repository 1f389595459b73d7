package com.todoai.dapr.messaging.system;

import com.todoai.platform.dapr.DaprProgram;
import com.todoai.platform.install.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An unmodified daprd, run as the README says: it never leaves its consumer group. */
final class Sidecar {

  private Sidecar() {}

  /** The one that the whole platform runs with; the first time it is fetched or built. */
  static Path require() {
    return new DaprProgram(Installation.around(Path.of(""))).provide(System.out::println);
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
            "--app-health-threshold=1000000000",
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
