package com.todoai.platform.install;

import java.time.Duration;
import java.util.function.Consumer;

/** Tells every few seconds how much of a download has come. */
final class DownloadNews {

  private static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final double BYTES_PER_MB = 1_000_000.0;

  private final long total;
  private final Consumer<String> news;
  private long received;
  private long told;

  /**
   * @param total bytes; negative when unknown
   */
  DownloadNews(long total, Consumer<String> news) {
    this.total = total;
    this.news = news;
    this.told = System.nanoTime();
  }

  void received(int bytes) {
    received += bytes;
    if (received == total || System.nanoTime() - told > INTERVAL.toNanos()) {
      told = System.nanoTime();
      news.accept(message());
    }
  }

  private String message() {
    String soFar = "downloaded %.1f MB".formatted(received / BYTES_PER_MB);
    return total < 0 ? soFar : soFar + " of %.1f MB".formatted(total / BYTES_PER_MB);
  }
}
