package com.todoai.websocket.updates.control;

import jakarta.websocket.CloseReason;
import java.util.function.Consumer;

/** A client that takes its first frame slowly and everything after it within the call. */
final class HoldingTransport implements Transport {

  private Consumer<Throwable> first;
  private int sent;

  @Override
  public void send(String text, Consumer<Throwable> whenDone) {
    sent++;
    if (first == null) {
      first = whenDone;
    } else {
      whenDone.accept(null);
    }
  }

  void release() {
    first.accept(null);
  }

  int sent() {
    return sent;
  }

  @Override
  public void ping(Consumer<Throwable> whenDone) {
    throw new AssertionError("no ping is due");
  }

  @Override
  public void close(CloseReason reason) {
    throw new AssertionError("closed: " + reason);
  }
}
