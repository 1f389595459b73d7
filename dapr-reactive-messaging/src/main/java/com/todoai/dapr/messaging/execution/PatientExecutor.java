package com.todoai.dapr.messaging.execution;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs every task that it is given: tries again for some seconds when another executor refuses one,
 * and in the end runs it itself. A refused task would leave a message for ever without its outcome.
 */
public final class PatientExecutor implements Executor {

  private static final Logger LOG = System.getLogger(PatientExecutor.class.getName());
  private static final int MOST_ATTEMPTS = 8;
  private static final long FIRST_PAUSE_MS = 25;

  private final Executor executor;

  /**
   * Stands in front of an executor.
   *
   * @param executor may refuse with {@link RejectedExecutionException}, or with {@link
   *     IllegalStateException} as managed executors do when their application stops
   */
  public PatientExecutor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
  }

  @Override
  public void execute(Runnable task) {
    attempt(Objects.requireNonNull(task, "task"), 1);
  }

  private void attempt(Runnable task, int attempt) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException | IllegalStateException refused) {
      LOG.log(Level.DEBUG, () -> "Refused, attempt " + attempt + ": " + refused);
      CompletableFuture.delayedExecutor(FIRST_PAUSE_MS << (attempt - 1), TimeUnit.MILLISECONDS)
          .execute(
              attempt < MOST_ATTEMPTS
                  ? () -> attempt(task, attempt + 1)
                  : () -> run(task, refused));
    }
  }

  private static void run(Runnable task, RuntimeException refused) {
    LOG.log(
        Level.WARNING, "The server's executor keeps refusing work; running it elsewhere", refused);
    task.run();
  }
}
