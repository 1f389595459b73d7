package com.todoai.platform;

import com.todoai.platform.dapr.SidecarPart;
import com.todoai.platform.dapr.SidecarPorts;
import com.todoai.platform.identity.Role;
import com.todoai.platform.identity.TokenIssuer;
import com.todoai.platform.install.Installation;
import com.todoai.platform.install.Secrets;
import com.todoai.platform.kafka.KafkaPart;
import com.todoai.platform.liberty.ServerPart;
import com.todoai.platform.part.Part;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.PortOffset;
import com.todoai.platform.part.Progress;
import com.todoai.platform.part.Service;
import com.todoai.platform.postgres.Database;
import com.todoai.platform.postgres.PostgresPart;
import com.todoai.platform.process.Daemon;
import com.todoai.platform.process.Memory;
import com.todoai.platform.process.Pause;
import com.todoai.platform.process.ProcessIdentity;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A platform on this machine. It keeps nothing in memory that matters: two instances for the same
 * state directory, in one process or in two, are the same platform.
 *
 * <p>Methods that take part names do what they say to these parts, and to all when none is given.
 */
public final class Platform implements AutoCloseable {

  private static final Duration LOCK_PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(50);

  private final StateDirectory state;
  private final StateLock lock;
  private final PortOffset offset;
  private final Progress progress;
  private final Database database;
  private final TokenIssuer tokens;
  private final KafkaPart kafka;
  private final Map<PartName, Part> parts = new LinkedHashMap<>();
  private volatile Optional<Startup> startup = Optional.empty();

  private Platform(
      Installation installation, Path directory, PortOffset offset, Progress progress) {
    this.state = new StateDirectory(directory);
    this.lock = new StateLock(state.lock(), LOCK_PATIENCE);
    this.offset = offset;
    this.progress = progress;
    Ports ports = new Ports(offset);
    Secrets secrets = new Secrets(state.secrets());
    this.database = new Database(ports.postgres(), secrets);
    this.tokens = new TokenIssuer(state.keys(), Clock.systemUTC());
    this.kafka =
        new KafkaPart(
            installation, state.of(PartName.KAFKA), ports.kafka(), ports.kafkaController());
    add(new PostgresPart(installation, state.of(PartName.POSTGRES), database));
    add(kafka);
    Map<Service, Integer> internalPorts =
        Stream.of(Service.values())
            .collect(Collectors.toMap(Function.identity(), ports::sidecarInternal));
    ServiceEnvironment environment = new ServiceEnvironment(ports, database, tokens, secrets);
    for (Service service : Service.values()) {
      PartName sidecar = PartName.sidecarOf(service);
      add(
          new SidecarPart(
              installation,
              state.of(sidecar),
              service,
              new SidecarPorts(
                  ports.sidecarHttp(service),
                  ports.sidecarGrpc(service),
                  ports.sidecarInternal(service),
                  ports.sidecarMetrics(service),
                  ports.of(service),
                  internalPorts),
              kafka.bootstrapServers(),
              secrets));
    }
    for (Service service : Service.values()) {
      PartName server = PartName.of(service);
      add(new ServerPart(installation, state.of(server), service, ports.of(service), environment));
    }
  }

  /** The platform of a repository with that port offset; its data stays there. */
  public static Platform of(Installation installation, PortOffset offset, Progress progress) {
    Path directory =
        installation.root().resolve(".platform").resolve(Integer.toString(offset.value()));
    return new Platform(installation, directory, offset, progress);
  }

  /**
   * A platform of its own, for a test or a measurement, on ports that are free now.
   *
   * @param directory for its data; the caller removes it
   */
  public static Platform temporary(Installation installation, Path directory, Progress progress) {
    PortOffset offset = PortOffset.free(new Ports(PortOffset.NONE).all());
    return new Platform(installation, directory.toAbsolutePath(), offset, progress);
  }

  /** The names of all parts, in the order in which they are listed. */
  public List<PartName> parts() {
    return parts.keySet().stream().sorted().toList();
  }

  /** Added to every port number. */
  public PortOffset offset() {
    return offset;
  }

  /** Where everything that this platform keeps is. */
  public Path directory() {
    return state.path();
  }

  /**
   * Starts parts that do not run, and returns when all of them are healthy.
   *
   * @throws PlatformException when a port is taken, something is missing or a part does not come
   *     up; those that did are left running
   */
  public void start(PartName... names) {
    lock.whileHeld(
        () -> {
          List<Part> chosen = chosen(names);
          PortCheck.requireFree(
              chosen.stream().filter(part -> !daemon(part.name()).isRunning()).toList(), offset);
          tokens.makeKey();
          Startup run = new Startup(this::daemon, offset, progress);
          startup = Optional.of(run);
          run.run(chosen);
        });
  }

  /** Makes a {@link #start} in another thread end soon. */
  public void cancelStart() {
    startup.ifPresent(Startup::cancel);
  }

  /** Ends parts in order, those that need others first. */
  public void stop(PartName... names) {
    lock.whileHeld(
        () -> {
          List<Part> remaining = new ArrayList<>(chosen(names));
          while (!remaining.isEmpty()) {
            List<Part> unneeded = remaining.stream().filter(isNeededByNone(remaining)).toList();
            unneeded.parallelStream().forEach(this::stop);
            remaining.removeAll(unneeded);
          }
        });
  }

  /** Ends a part at once, as a crash would ({@code kill -9}). Does nothing when it does not run. */
  public void kill(PartName name) {
    lock.whileHeld(() -> daemon(part(name).name()).kill());
  }

  /** How the parts are now. */
  public List<PartStatus> status(PartName... names) {
    return chosen(names).parallelStream()
        .map(this::status)
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  /** Whether the part has a process, without asking it anything. */
  public PartStatus.State state(PartName name) {
    Daemon daemon = daemon(name);
    if (daemon.isRunning()) {
      return PartStatus.State.RUNNING;
    }
    return daemon.isExpected() ? PartStatus.State.DIED : PartStatus.State.STOPPED;
  }

  /**
   * Waits until parts are healthy.
   *
   * @throws PlatformException when one is not in time
   */
  public void awaitHealthy(Duration patience, PartName... names) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Part part : chosen(names)) {
      while (!part.isHealthy()) {
        if (System.nanoTime() > deadline) {
          throw new PlatformException(
              part.name() + " is not healthy after " + patience.toSeconds() + " s.");
        }
        Pause.of(POLL);
      }
    }
  }

  /** Where a part is found. */
  public URI url(PartName name) {
    return part(name).url();
  }

  /** The file that holds what a part writes. */
  public Path log(PartName name) {
    return daemon(part(name).name()).log().path();
  }

  /** The last lines of a part's log, for a person: of those in JSON the level and the message. */
  public List<String> logTail(PartName name, int lines) {
    return daemon(part(name).name()).log().readableTail(lines);
  }

  /** Cuts logs that have grown large. */
  public void trimLogs() {
    parts.keySet().forEach(name -> daemon(name).log().trim());
  }

  /** A token for a user that the services accept. */
  public String token(String user, Role... roles) {
    return tokens.token(user, Set.of(roles));
  }

  /**
   * A user's token with other claims, for those who check what services refuse.
   *
   * @param claims to be put in place of the token's own, by name; a null takes one away
   */
  public String tokenWith(String user, Map<String, Object> claims) {
    return tokens.token(user, Set.of(), claims);
  }

  /** The database, for whoever wants to look into it. */
  public Database database() {
    return database;
  }

  /** What a Kafka client is given to connect. */
  public String kafkaBootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Stops everything and forgets everything: data, logs, keys and passwords. */
  public void reset() {
    lock.whileHeld(
        () -> {
          stop();
          state.clear();
        });
  }

  /** Stops everything; the data stays. */
  @Override
  public void close() {
    stop();
  }

  private void add(Part part) {
    parts.put(part.name(), part);
  }

  private Part part(PartName name) {
    Part part = parts.get(name);
    if (part == null) {
      throw new PlatformException("This platform has no part \"" + name + "\".");
    }
    return part;
  }

  private List<Part> chosen(PartName... names) {
    return names.length == 0
        ? List.copyOf(parts.values())
        : parts.values().stream().filter(part -> Set.of(names).contains(part.name())).toList();
  }

  private Daemon daemon(PartName name) {
    return state.daemon(name);
  }

  private void stop(Part part) {
    Daemon daemon = daemon(part.name());
    boolean running = daemon.isRunning();
    if (running) {
      progress.report(part.name(), "stopping");
    }
    boolean orderly = daemon.stop(part.stopSignal(), part.stopPatience());
    if (!orderly) {
      progress.report(part.name(), "did not stop in time and was killed");
    } else if (running) {
      afterwards(part);
    }
  }

  /** The others must be stopped whatever comes of it. */
  private void afterwards(Part part) {
    try {
      part.ended();
    } catch (PlatformException | UncheckedIOException e) {
      progress.report(part.name(), "left something undone: " + e.getMessage());
    }
  }

  private PartStatus status(Part part) {
    Daemon daemon = daemon(part.name());
    PartStatus.State current = state(part.name());
    Optional<ProcessIdentity> process = daemon.running();
    PartStatus.Health health = PartStatus.Health.NONE;
    if (process.isPresent()) {
      health = part.isHealthy() ? PartStatus.Health.HEALTHY : PartStatus.Health.UNHEALTHY;
    }
    return new PartStatus(
        part.name(),
        current,
        health,
        part.url(),
        part.ports(),
        process.stream().mapToLong(ProcessIdentity::processId).findFirst(),
        process.flatMap(identity -> Memory.of(identity.processId())),
        daemon.log().path());
  }

  private static Predicate<Part> isNeededByNone(Collection<Part> others) {
    return part -> others.stream().noneMatch(other -> other.needs().contains(part.name()));
  }
}
