package com.todoai.websocket.updates.control;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The positions of a user's changes that have not come although a later one has. Events may change
 * places or come again after an error, so a gap is no loss until it has stayed open for a while.
 * Not thread-safe.
 */
final class MissingPositions {

  /** A gap of more is a loss at once, rather than a reason to hold all its numbers. */
  private static final int MOST = 1_024;

  /** Since when each is missing, in nanoseconds, the longest first. */
  private final Map<Long, Long> since = new LinkedHashMap<>();

  private boolean anyCame;
  private boolean tooMany;
  private long highest;

  /**
   * Notes a position that came; the first one is where the numbering begins.
   *
   * @param now in nanoseconds
   */
  void came(long position, long now) {
    if (!anyCame || position > highest) {
      if (anyCame) {
        miss(highest + 1, position, now);
      }
      anyCame = true;
      highest = position;
    } else {
      since.remove(position);
    }
  }

  private void miss(long from, long to, long now) {
    if (to - from > MOST - since.size()) {
      tooMany = true;
      return;
    }
    for (long position = from; position < to; position++) {
      since.put(position, now);
    }
  }

  /**
   * Whether one is missing for good, as far as anyone can tell.
   *
   * @param now in nanoseconds
   * @param patience how long one may be missing, in nanoseconds
   */
  boolean isLost(long now, long patience) {
    return tooMany
        || since.values().stream().findFirst().filter(time -> now - time >= patience).isPresent();
  }
}
