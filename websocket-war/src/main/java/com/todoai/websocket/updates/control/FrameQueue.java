package com.todoai.websocket.updates.control;

import com.todoai.websocket.updates.entity.Frame;
import java.util.ArrayDeque;
import java.util.Queue;

/** The frames that wait for one client, bounded in number and in characters. Not thread-safe. */
final class FrameQueue {

  private final int maxFrames;
  private final long maxCharacters;
  private final Queue<Frame> frames = new ArrayDeque<>();
  private long characters;

  FrameQueue(int maxFrames, long maxCharacters) {
    this.maxFrames = maxFrames;
    this.maxCharacters = maxCharacters;
  }

  /**
   * Adds a frame at the end. A frame longer than the whole budget still fits an empty queue;
   * otherwise it could never be sent.
   *
   * @return false when it does not fit
   */
  boolean offer(Frame frame) {
    boolean tooMany = frames.size() >= maxFrames;
    boolean tooLong = !frames.isEmpty() && characters + frame.length() > maxCharacters;
    if (tooMany || tooLong) {
      return false;
    }
    frames.add(frame);
    characters += frame.length();
    return true;
  }

  /** Takes the first frame, or null when none waits. */
  Frame poll() {
    Frame frame = frames.poll();
    if (frame != null) {
      characters -= frame.length();
    }
    return frame;
  }

  /** Forgets everything that waits. */
  void clear() {
    frames.clear();
    characters = 0;
  }
}
