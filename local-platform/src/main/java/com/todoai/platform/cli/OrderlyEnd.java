package com.todoai.platform.cli;

import com.todoai.platform.Platform;
import java.io.PrintWriter;

/** Stops the platform when the launcher ends, whatever ends it: Ctrl-C, a failure, a hang-up. */
final class OrderlyEnd {

  private final Platform platform;
  private final PrintWriter out;
  private final Thread hook = new Thread(this::stop, "orderly-end");
  private volatile boolean leave;
  private volatile boolean begun;

  OrderlyEnd(Platform platform, PrintWriter out) {
    this.platform = platform;
    this.out = out;
  }

  void stopOnExit() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void leaveRunning() {
    leave = true;
  }

  /** Whether it has begun. */
  boolean hasBegun() {
    return begun;
  }

  private void stop() {
    if (!leave) {
      begun = true;
      out.println();
      out.println("Stopping the platform; its data stays.");
      out.flush();
      platform.cancelStart();
      platform.stop();
      out.flush();
    }
  }
}
