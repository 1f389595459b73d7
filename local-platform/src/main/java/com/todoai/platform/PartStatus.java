package com.todoai.platform;

import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Port;
import com.todoai.platform.process.Memory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a part is at one moment.
 *
 * @param processId of its main process; empty unless running
 * @param memory of that process and those it started; empty when unknown
 * @param log the file that holds what the part writes
 */
public record PartStatus(
    PartName name,
    State state,
    Health health,
    URI url,
    List<Port> ports,
    OptionalLong processId,
    Optional<Memory> memory,
    Path log) {

  /** Whether there is a process. */
  public enum State {
    /** It has one. */
    RUNNING,
    /** It was never started, or stopped in order. */
    STOPPED,
    /** It had one, and nobody asked for its end through {@code stop} or {@code down}. */
    DIED
  }

  /** What the process answers. */
  public enum Health {
    HEALTHY,
    UNHEALTHY,
    /** There is no process to ask. */
    NONE
  }

  public PartStatus {
    ports = List.copyOf(ports);
  }

  public boolean isHealthy() {
    return health == Health.HEALTHY;
  }
}
