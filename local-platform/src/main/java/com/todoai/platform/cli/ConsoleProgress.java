package com.todoai.platform.cli;

import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Progress;
import java.io.PrintWriter;

/** Writes a line for each piece of news, with the seconds since the command began. */
final class ConsoleProgress implements Progress {

  private final PrintWriter out;
  private final long start = System.nanoTime();

  ConsoleProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void report(PartName part, String message) {
    synchronized (out) {
      out.printf("%6.1f s  %-18s %s%n", seconds(), part, message);
      out.flush();
    }
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
