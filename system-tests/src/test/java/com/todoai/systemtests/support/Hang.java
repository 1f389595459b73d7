package com.todoai.systemtests.support;

import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A part that does nothing although its process is there, until this is closed. */
public final class Hang implements AutoCloseable {

  private final long processId;

  private Hang(long processId) {
    this.processId = processId;
  }

  /** Makes a part hang that runs. */
  public static Hang of(Platform platform, PartName part) {
    Hang hang = new Hang(platform.status(part).get(0).processId().orElseThrow());
    hang.signal("STOP");
    return hang;
  }

  /** Lets the part go on; nothing happens when it does. */
  @Override
  public void close() {
    signal("CONT");
  }

  @Override
  public String toString() {
    return "process " + processId + " hangs";
  }

  private void signal(String name) {
    try {
      int failed =
          new ProcessBuilder("sh", "-c", "kill -" + name + " " + processId).start().waitFor();
      if (failed != 0) {
        throw new IllegalStateException("signal " + name + " was not sent to " + processId);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
