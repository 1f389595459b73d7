package com.todoai.websocket.updates.control;

import jakarta.websocket.CloseReason;
import java.util.function.Consumer;

/**
 * One client's open WebSocket, as {@link ClientConnection} needs it.
 *
 * <p>No method waits for the client: each returns at once, whatever the state of the network.
 */
public interface Transport {

  /**
   * Starts to send a text message.
   *
   * @param text the whole message
   * @param whenDone called once, from any thread: with {@code null} when the message has left this
   *     process, or with what went wrong
   */
  void send(String text, Consumer<Throwable> whenDone);

  /**
   * Starts to send a ping (RFC 6455, section 5.5.2).
   *
   * @param whenDone as in {@link #send}
   */
  void ping(Consumer<Throwable> whenDone);

  /**
   * Starts to close the connection.
   *
   * @param reason what the client is told (RFC 6455, section 7.4)
   */
  void close(CloseReason reason);
}
