package com.todoai.systemtests.support;

import static java.util.stream.Collectors.joining;

import com.todoai.platform.PartStatus;
import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts that do nothing although their processes are there: connections to them open and calls are
 * taken, but no answer comes.
 */
public final class Hang implements Outage {

  private final List<Long> processIds = new ArrayList<>();

  private Hang() {}

  /** Makes parts hang that run. */
  public static Hang of(Platform platform, PartName... parts) {
    Hang hang = new Hang();
    try {
      for (PartStatus status : platform.status(parts)) {
        hang.stop(ProcessHandle.of(status.processId().orElseThrow()).orElseThrow());
      }
    } catch (RuntimeException incomplete) {
      hang.close();
      throw incomplete;
    }
    return hang;
  }

  /** PostgreSQL serves each connection by a process of its own; a stopped parent makes no more. */
  private void stop(ProcessHandle process) {
    processIds.add(process.pid());
    signal("STOP", List.of(process.pid()));
    List<Long> children = process.descendants().map(ProcessHandle::pid).toList();
    processIds.addAll(children);
    signal("STOP", children);
  }

  /** Lets the parts go on; nothing happens when they do. */
  @Override
  public void close() {
    signal("CONT", processIds.stream().filter(id -> ProcessHandle.of(id).isPresent()).toList());
  }

  @Override
  public String toString() {
    return "processes " + processIds + " hang";
  }

  private static void signal(String name, List<Long> processIds) {
    if (processIds.isEmpty()) {
      return;
    }
    String command =
        processIds.stream().map(String::valueOf).collect(joining(" ", "kill -" + name + " ", ""));
    try {
      int failed = new ProcessBuilder("sh", "-c", command).start().waitFor();
      if (failed != 0) {
        throw new IllegalStateException(command + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
