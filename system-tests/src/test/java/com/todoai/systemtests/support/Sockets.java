package com.todoai.systemtests.support;

import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Open sockets, one for each user. */
public final class Sockets implements AutoCloseable {

  private final Stage stage;
  private final Map<Client, Frames> frames = new LinkedHashMap<>();

  public Sockets(Stage stage) {
    this.stage = stage;
  }

  /** Opens the user's socket. */
  public void open(Client user) {
    frames.put(user, stage.framesOf(user));
  }

  /** Hands on each user with what their socket has heard. */
  public void forEach(BiConsumer<Client, Frames> action) {
    frames.forEach(action);
  }

  @Override
  public void close() {
    frames.values().forEach(Frames::close);
  }
}
