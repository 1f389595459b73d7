package com.todoai.websocket.updates.control;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The ids of the last few events, by which a redelivered one is known.
 *
 * <p>A redelivery follows soon after the first delivery, so a short memory is enough; searching it
 * from end to end costs less than the hash table that every connection would otherwise hold. Not
 * thread-safe.
 */
final class RecentEvents {

  private final int capacity;
  private final Deque<String> ids = new ArrayDeque<>();

  /**
   * @param capacity how many ids are remembered, at least 1
   */
  RecentEvents(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
    }
    this.capacity = capacity;
  }

  /**
   * Remembers an id, and forgets the oldest when there are too many.
   *
   * @return false when the id was already there
   */
  boolean add(String id) {
    if (ids.contains(id)) {
      return false;
    }
    if (ids.size() == capacity) {
      ids.removeFirst();
    }
    ids.addLast(id);
    return true;
  }
}
