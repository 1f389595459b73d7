package com.todoai.platform.part;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One process of the platform. Everything about it follows from the installation, the state
 * directory and the port offset, so that any run of the launcher can start, check and stop what
 * another one started.
 */
public interface Part {

  PartName name();

  List<Port> ports();

  /** Where a user or a client finds it. */
  URI url();

  /** The parts that must be ready before this one is launched. */
  Set<PartName> needs();

  /**
   * Fetches, unpacks and writes whatever the launch needs. Doing it again changes nothing, and a
   * run that was cut off is made good by the next one.
   *
   * @throws PlatformException when something is missing; the message says what to do
   */
  void prepare(Progress progress);

  /** The command as of now; {@link #prepare} has been called before. */
  Launch launch();

  /** Asks the running process whether it does its work; answers within about two seconds. */
  boolean isHealthy();

  /**
   * What the running process itself says it waits for before it is healthy, in a few words for the
   * user; empty when it says nothing.
   */
  default Optional<String> awaits() {
    return Optional.empty();
  }

  /**
   * Makes in the running process what its users expect to find (roles, topics). Called after each
   * launch once the part is healthy; doing it again changes nothing.
   */
  default void provision(Progress progress) {}

  /** The signal on which the process ends in order. */
  default Signal stopSignal() {
    return Signal.TERM;
  }

  /** Called after the process has ended in order, for what is to be done with what it left. */
  default void ended() {}

  /** How long an orderly end may take before the process is killed. */
  default Duration stopPatience() {
    return Duration.ofSeconds(30);
  }

  /** How long the part may take from its launch until it is healthy. */
  default Duration startPatience() {
    return Duration.ofSeconds(60);
  }

  /**
   * Why the running process will never be healthy, however long one waits, in words for the user
   * that follow the part's name; empty while it may become so.
   *
   * @param logTail reads the last lines that it wrote, as a person reads them
   */
  default Optional<String> permanentFailure(Supplier<List<String>> logTail) {
    return Optional.empty();
  }

  /**
   * Why a process that ended during its start is worth launching again, since what it met goes away
   * by itself: in a few words for the user; empty when it is not worth it.
   *
   * @param logTail the last lines that it wrote
   */
  default Optional<String> transientFailure(String logTail) {
    return Optional.empty();
  }
}
