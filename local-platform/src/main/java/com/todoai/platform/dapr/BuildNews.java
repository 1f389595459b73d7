package com.todoai.platform.dapr;

import java.time.Duration;
import java.util.function.Consumer;

/** Turns the thousands of lines of a Go build into a piece of news now and then. */
final class BuildNews {

  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final String DOWNLOADING = "go: downloading ";

  private final Consumer<String> news;
  private long lastNews = System.nanoTime();
  private int downloaded;
  private int compiled;

  BuildNews(Consumer<String> news) {
    this.news = news;
  }

  /** Takes a line that {@code go build -v} wrote. */
  void line(String line) {
    if (line.startsWith(DOWNLOADING)) {
      downloaded++;
    } else {
      compiled++;
    }
    if (System.nanoTime() - lastNews > INTERVAL.toNanos()) {
      lastNews = System.nanoTime();
      news.accept(
          "building the sidecar: %d modules downloaded, %d packages compiled"
              .formatted(downloaded, compiled));
    }
  }
}
