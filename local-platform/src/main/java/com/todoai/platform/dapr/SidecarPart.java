package com.todoai.platform.dapr;

import com.todoai.platform.install.Installation;
import com.todoai.platform.install.Secrets;
import com.todoai.platform.part.HttpProbe;
import com.todoai.platform.part.Launch;
import com.todoai.platform.part.Part;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.Port;
import com.todoai.platform.part.Progress;
import com.todoai.platform.part.Service;
import com.todoai.platform.part.TcpProbe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sidecar of one service. */
public final class SidecarPart implements Part {

  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Never, for decades (the largest number there is would be taken for none). A sidecar that leaves
   * its group may not come back, and one with a group of its own loses its place: decision 0011.
   */
  private static final int FAILURES_UNTIL_UNSUBSCRIBED = 1_000_000_000;

  private final DaprProgram program;
  private final Service service;
  private final SidecarPorts ports;
  private final SidecarFiles files;
  private final Path directory;
  private final Secrets secrets;

  /**
   * @param directory for its configuration
   * @param brokers Kafka's address
   */
  public SidecarPart(
      Installation installation,
      Path directory,
      Service service,
      SidecarPorts ports,
      String brokers,
      Secrets secrets) {
    this.program = new DaprProgram(installation);
    this.directory = directory;
    this.service = service;
    this.ports = ports;
    this.files = new SidecarFiles(directory, service, brokers, ports.internalOfAll());
    this.secrets = secrets;
  }

  @Override
  public PartName name() {
    return PartName.sidecarOf(service);
  }

  @Override
  public List<Port> ports() {
    return List.of(
        new Port("http", ports.http()),
        new Port("grpc", ports.grpc()),
        new Port("internal grpc", ports.internal()),
        new Port("metrics", ports.metrics()));
  }

  @Override
  public URI url() {
    return URI.create("http://" + LOOPBACK + ":" + ports.http());
  }

  /** A sidecar that does not reach the broker at its start ends again. */
  @Override
  public Set<PartName> needs() {
    return Set.of(PartName.KAFKA);
  }

  @Override
  public void prepare(Progress progress) {
    program.provide(message -> progress.report(name(), message));
    files.write();
  }

  @Override
  public Launch launch() {
    Path daprd =
        program
            .find()
            .orElseThrow(() -> new PlatformException("The sidecar's program is gone again."));
    Map<String, String> environment = new HashMap<>(ApiTokens.of(service, secrets).environment());
    // A small heap that is collected often: the sidecar passes messages on and keeps none.
    environment.put("GOGC", "50");
    environment.put("GOMEMLIMIT", "96MiB");
    return new Launch(
        List.of(
            daprd.toString(),
            "--app-id=" + service.id(),
            "--app-port=" + ports.app(),
            "--app-protocol=http",
            "--app-channel-address=" + LOOPBACK,
            "--enable-app-health-check",
            "--app-health-check-path=/dapr/health",
            "--app-health-probe-interval=1",
            "--app-health-probe-timeout=900",
            "--app-health-threshold=" + FAILURES_UNTIL_UNSUBSCRIBED,
            "--dapr-listen-addresses=" + LOOPBACK,
            "--dapr-http-port=" + ports.http(),
            "--dapr-grpc-port=" + ports.grpc(),
            "--dapr-internal-grpc-listen-address=" + LOOPBACK,
            "--dapr-internal-grpc-port=" + ports.internal(),
            "--metrics-listen-address=" + LOOPBACK,
            "--metrics-port=" + ports.metrics(),
            "--dapr-graceful-shutdown-seconds=5",
            "--disable-builtin-k8s-secret-store",
            "--config=" + files.configuration(),
            "--resources-path=" + files.resources(),
            "--log-as-json"),
        environment,
        directory);
  }

  /**
   * Alone, it is healthy when it serves its API. Once something listens on the service's port, it
   * must also have found the service in order and subscribed for it.
   */
  @Override
  public boolean isHealthy() {
    boolean alone = !TcpProbe.listens(ports.app());
    return HttpProbe.succeeds(url().resolve(alone ? "/v1.0/healthz/outbound" : "/v1.0/healthz"));
  }

  /** Its service may take all of its own time first. */
  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(4);
  }

  @Override
  public Duration stopPatience() {
    return Duration.ofSeconds(15);
  }

  /** Kafka has a process and nobody listens on the ports, or this one would not be launched. */
  @Override
  public Optional<String> transientFailure(String logTail) {
    if (logTail.contains("address already in use")) {
      return Optional.of("the system has given one of its ports to an outgoing connection");
    }
    return logTail.contains("run out of available brokers")
        ? Optional.of("Kafka runs but does not answer it yet")
        : Optional.empty();
  }
}
