package com.todoai.platform.process;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Waiting between two looks at something outside that cannot call back. */
public final class Pause {

  private Pause() {}

  /**
   * Waits.
   *
   * @throws CancellationException when the thread is interrupted; it stays marked as such
   */
  public static void of(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
