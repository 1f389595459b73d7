package com.todoai.platform;

import com.todoai.platform.part.Part;
import com.todoai.platform.part.PartFailure;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.PortOffset;
import com.todoai.platform.part.Progress;
import com.todoai.platform.process.Daemon;
import com.todoai.platform.process.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Brings parts up side by side, each as soon as what it needs is ready. */
final class Startup {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
  private static final Duration NEWS_INTERVAL = Duration.ofSeconds(10);
  private static final int SHOWN_LOG_LINES = 15;
  private static final int LOOKED_AT_LOG_LINES = 500;

  private final Function<PartName, Daemon> daemons;
  private final PortOffset offset;
  private final Progress progress;
  private final CompletableFuture<Void> cancellation = new CompletableFuture<>();

  Startup(Function<PartName, Daemon> daemons, PortOffset offset, Progress progress) {
    this.daemons = daemons;
    this.offset = offset;
    this.progress = progress;
  }

  /** Makes a {@link #run} in another thread end soon, launching nothing more. */
  void cancel() {
    cancellation.completeExceptionally(new CancellationException("cancelled"));
  }

  /**
   * Returns when all are healthy and provisioned. Nothing is launched before everything is
   * prepared: the first time that takes minutes, which no part's patience allows for.
   *
   * @param parts in an order in which each comes after those it needs
   * @throws PlatformException when one does not come up; the others are left as they are
   */
  void run(Collection<Part> parts) {
    ExecutorService threads = Executors.newCachedThreadPool(Startup::daemonThread);
    try {
      await(
          parts.stream()
              .map(part -> CompletableFuture.runAsync(() -> prepare(part), threads))
              .toList());
      Map<PartName, CompletableFuture<Void>> ready = new HashMap<>();
      for (Part part : parts) {
        CompletableFuture<?>[] needed =
            part.needs().stream()
                .filter(ready::containsKey)
                .map(ready::get)
                .toArray(CompletableFuture[]::new);
        ready.put(
            part.name(),
            CompletableFuture.allOf(needed).thenRunAsync(() -> bringUp(part), threads));
      }
      await(ready.values());
    } finally {
      cancel();
      threads.shutdownNow();
    }
  }

  /** Returns when all are done, one has failed, or it is cancelled, whichever comes first. */
  private void await(Collection<CompletableFuture<Void>> futures) {
    CompletableFuture<Void> firstFailure = new CompletableFuture<>();
    CompletableFuture<?>[] watched =
        futures.stream()
            .map(future -> future.whenComplete((done, failure) -> pass(failure, firstFailure)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture<Void> all = CompletableFuture.allOf(watched);
    try {
      CompletableFuture.anyOf(all, firstFailure, cancellation).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void pass(Throwable failure, CompletableFuture<Void> target) {
    if (failure != null) {
      target.completeExceptionally(failure);
    }
  }

  private void prepare(Part part) {
    if (daemons.apply(part.name()).running().isEmpty()) {
      part.prepare(progress);
    }
  }

  private void bringUp(Part part) {
    long start = System.nanoTime();
    Daemon daemon = daemons.apply(part.name());
    if (daemon.running().isEmpty()) {
      progress.report(part.name(), "starting");
    }
    awaitHealthy(part, daemon, start);
    part.provision(progress);
    progress.report(part.name(), "ready after %.1f s".formatted(secondsSince(start)));
  }

  private void awaitHealthy(Part part, Daemon daemon, long start) {
    long logStart = daemon.log().size();
    launch(part, daemon);
    double nextNews = NEWS_INTERVAL.toSeconds();
    while (!part.isHealthy()) {
      requireNotCancelled();
      requireNeeded(part);
      double waited = secondsSince(start);
      if (waited > part.startPatience().toSeconds()) {
        throw failure(
            part, daemon, "was not ready within %.0f s%s".formatted(waited, reason(part)));
      }
      Optional<String> permanent =
          part.permanentFailure(() -> daemon.log().readableTail(LOOKED_AT_LOG_LINES));
      if (permanent.isPresent()) {
        throw failure(part, daemon, permanent.get());
      }
      if (daemon.running().isEmpty()) {
        String transientFailure =
            part.transientFailure(daemon.log().since(logStart))
                .orElseThrow(() -> failure(part, daemon, "ended while it was starting"));
        progress.report(part.name(), transientFailure + "; trying again");
        Pause.of(RETRY_PAUSE);
        logStart = daemon.log().size();
        launch(part, daemon);
      }
      if (waited > nextNews) {
        progress.report(part.name(), "still starting (%.0f s)%s".formatted(waited, reason(part)));
        nextNews += NEWS_INTERVAL.toSeconds();
      }
      Pause.of(POLL);
    }
  }

  private synchronized void launch(Part part, Daemon daemon) {
    requireNotCancelled();
    if (daemon.running().isEmpty()) {
      requireNeeded(part);
      daemon.start(part.launch());
    }
  }

  private void requireNotCancelled() {
    if (cancellation.isDone()) {
      throw new CancellationException("cancelled");
    }
  }

  private void requireNeeded(Part part) {
    for (PartName needed : part.needs()) {
      if (daemons.apply(needed).running().isEmpty()) {
        throw new PartFailure(
            "%s needs %s, which does not run.".formatted(part.name(), needed),
            "Start both: ./platform start %s %s%s"
                .formatted(needed, part.name(), offset.argument()));
      }
    }
  }

  private static String reason(Part part) {
    return part.awaits().map(what -> ", waiting for: " + what).orElse("");
  }

  private PartFailure failure(Part part, Daemon daemon, String what) {
    List<String> message = new ArrayList<>();
    message.add(part.name() + " " + what + ". The end of its log:");
    daemon.log().readableTail(SHOWN_LOG_LINES).forEach(line -> message.add("    " + line));
    String arguments = part.name() + offset.argument();
    message.add("All of it: " + daemon.log().path());
    for (PartName needed : part.needs()) {
      message.add("It needs %s: ./platform logs %s%s".formatted(needed, needed, offset.argument()));
    }
    return new PartFailure(
        String.join("\n", message),
        "Once that is mended: ./platform stop %s; ./platform start %s"
            .formatted(arguments, arguments));
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static Thread daemonThread(Runnable task) {
    Thread thread = new Thread(task, "startup");
    thread.setDaemon(true);
    return thread;
  }
}
