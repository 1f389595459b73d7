package com.todoai.platform;

import com.todoai.platform.part.PlatformException;
import com.todoai.platform.process.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one run of the launcher at a time change a platform. */
final class StateLock {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Path file;
  private final Duration patience;
  private final ReentrantLock threads = new ReentrantLock();

  /**
   * @param file that is locked
   * @param patience how long to wait for another run
   */
  StateLock(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  /** Does something while no other run and no other thread of this one does. */
  void whileHeld(Runnable action) {
    threads.lock();
    try {
      if (threads.getHoldCount() > 1) {
        action.run();
        return;
      }
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        if (lock.isValid()) {
          action.run();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.unlock();
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    FileLock lock = channel.tryLock();
    while (lock == null) {
      if (System.nanoTime() > deadline) {
        throw new PlatformException(
            "Another ./platform command is still at work on this platform (it holds "
                + file
                + "). Wait for it, or end it, and try again.");
      }
      Pause.of(POLL);
      lock = channel.tryLock();
    }
    return lock;
  }
}
