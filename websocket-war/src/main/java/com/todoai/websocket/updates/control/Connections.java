package com.todoai.websocket.updates.control;

import com.todoai.websocket.updates.entity.Frame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Everyone who is connected to this server, by user. Thread-safe. */
@ApplicationScoped
public class Connections {

  private final Map<String, Set<ClientConnection>> byUser = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /** Adds a client. While the server shuts down the client is closed instead, with code 1001. */
  public void add(ClientConnection connection) {
    byUser.compute(
        connection.userId(),
        (user, connections) -> {
          Set<ClientConnection> all =
              connections == null ? ConcurrentHashMap.newKeySet() : connections;
          all.add(connection);
          return all;
        });
    if (closing) {
      closeAll();
    }
  }

  /** Removes a client; nothing happens when it is not there. */
  public void remove(ClientConnection connection) {
    byUser.computeIfPresent(
        connection.userId(),
        (user, connections) -> {
          connections.remove(connection);
          return connections.isEmpty() ? null : connections;
        });
  }

  /**
   * Sends a frame to every client of a user, and to nobody else.
   *
   * @param userId whose clients
   * @param frame makes the frame; called only when the user has a client here
   * @return whether the user has a client here
   */
  public boolean send(String userId, Supplier<Frame> frame) {
    Set<ClientConnection> connections = byUser.get(userId);
    if (connections == null) {
      return false;
    }
    Frame made = frame.get();
    connections.forEach(connection -> connection.send(made));
    return true;
  }

  /**
   * Looks after every connection and forgets those that are closed. A client whose network is gone
   * never confirms the close, so this must not wait for it.
   *
   * @param now the present instant
   */
  public void tick(Instant now) {
    byUser.values().forEach(connections -> connections.forEach(c -> look(c, now)));
  }

  private void look(ClientConnection connection, Instant now) {
    connection.tick(now);
    if (connection.isClosed()) {
      remove(connection);
    }
  }

  /** Closes every connection with code 1001, those that come later included. */
  public void closeAll() {
    closing = true;
    closeEach(CloseCodes.GOING_AWAY, "server shuts down");
  }

  /**
   * Closes every connection with code 1012: updates may have passed them by, so their clients have
   * to connect again and read anew.
   */
  public void restartAll() {
    closeEach(CloseCodes.SERVICE_RESTART, "updates may be missing");
  }

  private void closeEach(CloseCodes code, String reason) {
    byUser
        .values()
        .forEach(connections -> connections.forEach(connection -> connection.close(code, reason)));
  }

  /** How many clients are connected. */
  public int size() {
    return byUser.values().stream().mapToInt(Set::size).sum();
  }
}
