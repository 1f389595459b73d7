package com.todoai.platform.cli;

import com.todoai.platform.PartStatus.State;
import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import com.todoai.platform.process.Pause;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Tells when a part dies, is stopped or is back, until all have been stopped. */
final class Watch {

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final int SHOWN_LOG_LINES = 15;

  private final Platform platform;
  private final List<PartName> parts;
  private final PrintWriter out;
  private final String offsetArgument;
  private final BooleanSupplier end;
  private final Map<PartName, State> last = new TreeMap<>();

  /**
   * @param parts which of them
   * @param offsetArgument what the commands that it suggests need
   * @param end whether this run of the launcher stops the platform
   */
  Watch(
      Platform platform,
      List<PartName> parts,
      PrintWriter out,
      String offsetArgument,
      BooleanSupplier end) {
    this.platform = platform;
    this.parts = List.copyOf(parts);
    this.out = out;
    this.offsetArgument = offsetArgument;
    this.end = end;
  }

  /** Returns when every part has been stopped, or this run itself stops them. */
  void untilStopped() {
    parts.forEach(part -> last.put(part, State.RUNNING));
    while (last.values().stream().anyMatch(state -> state != State.STOPPED)) {
      Pause.of(INTERVAL);
      if (end.getAsBoolean()) {
        return;
      }
      parts.forEach(this::look);
      platform.trimLogs();
      out.flush();
    }
    out.println("All parts were stopped by another command.");
  }

  private void look(PartName part) {
    State now = platform.state(part);
    if (last.put(part, now) == now) {
      return;
    }
    out.println(part + news().get(now));
    if (now == State.DIED) {
      out.println("  The end of its log:");
      platform.logTail(part, SHOWN_LOG_LINES).forEach(line -> out.println("    " + line));
      out.println("  All of it: ./platform logs " + part + offsetArgument);
      out.println("  Start it again: ./platform start " + part + offsetArgument);
    }
  }

  private static Map<State, String> news() {
    Map<State, String> news = new EnumMap<>(State.class);
    news.put(State.RUNNING, " runs again.");
    news.put(State.STOPPED, " was stopped by another command.");
    news.put(State.DIED, " has died.");
    return news;
  }
}
