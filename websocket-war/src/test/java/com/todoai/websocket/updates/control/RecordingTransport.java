package com.todoai.websocket.updates.control;

import jakarta.websocket.CloseReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** A client whose reading the test does: nothing is done until the test says so. */
final class RecordingTransport implements Transport {

  final List<String> sent = new ArrayList<>();
  final List<CloseReason> closed = new ArrayList<>();
  private final Queue<Consumer<Throwable>> inFlight = new ArrayDeque<>();
  private boolean reading;

  /** A client that reads everything at once. */
  static RecordingTransport reading() {
    RecordingTransport transport = new RecordingTransport();
    transport.reading = true;
    return transport;
  }

  @Override
  public void send(String text, Consumer<Throwable> whenDone) {
    sent.add(text);
    started(whenDone);
  }

  @Override
  public void ping(Consumer<Throwable> whenDone) {
    sent.add("ping");
    started(whenDone);
  }

  private void started(Consumer<Throwable> whenDone) {
    if (reading) {
      whenDone.accept(null);
    } else {
      inFlight.add(whenDone);
    }
  }

  @Override
  public void close(CloseReason reason) {
    closed.add(reason);
  }

  int inFlight() {
    return inFlight.size();
  }

  void finish(Throwable failure) {
    inFlight.remove().accept(failure);
  }
}
