package com.todoai.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process for all time: its id, which the system gives to another one later, together with the
 * moment it began.
 *
 * @param processId the process id
 * @param birth opaque; equal for the same process and no other
 */
public record ProcessIdentity(long processId, String birth) {

  private static final int START_TIME_AFTER_NAME = 20;

  /** The process that has this id now; empty when there is none, or only its remains (a zombie). */
  public static Optional<ProcessIdentity> of(long processId) {
    Path stat = Path.of("/proc", Long.toString(processId), "stat");
    if (Files.isDirectory(Path.of("/proc/self"))) {
      try {
        return fromLinux(processId, Files.readString(stat), bootId());
      } catch (IOException gone) {
        return Optional.empty();
      }
    }
    return ProcessHandle.of(processId)
        .filter(ProcessHandle::isAlive)
        .flatMap(handle -> handle.info().startInstant())
        .map(start -> new ProcessIdentity(processId, start.toString()));
  }

  /** Whether this very process still runs. */
  public boolean isAlive() {
    return of(processId).filter(this::equals).isPresent();
  }

  /**
   * Reads the start time, in clock ticks since boot, from {@code /proc/PID/stat} (proc(5)). Unlike
   * the wall-clock time it stays the same when the clock is set.
   */
  static Optional<ProcessIdentity> fromLinux(long processId, String stat, String bootId) {
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    boolean zombie = afterName[0].equals("Z") || afterName[0].equals("X");
    return zombie
        ? Optional.empty()
        : Optional.of(
            new ProcessIdentity(processId, bootId + "/" + afterName[START_TIME_AFTER_NAME - 1]));
  }

  private static String bootId() throws IOException {
    return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
  }
}
