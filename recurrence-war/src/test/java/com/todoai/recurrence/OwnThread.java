package com.todoai.recurrence;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Runs what has to wait for something else of the same test in a thread of its own. The common pool
 * has a single one on a machine with two processors.
 */
public final class OwnThread {

  private OwnThread() {}

  /** Runs a task. */
  public static CompletableFuture<Void> run(Runnable task) {
    return CompletableFuture.runAsync(task, OwnThread::start);
  }

  /** Computes a value. */
  public static <T> CompletableFuture<T> call(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, OwnThread::start);
  }

  private static void start(Runnable task) {
    new Thread(task, "concurrent-to-test").start();
  }
}
