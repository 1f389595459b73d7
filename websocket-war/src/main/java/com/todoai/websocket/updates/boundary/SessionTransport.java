package com.todoai.websocket.updates.boundary;

import com.todoai.websocket.updates.control.Transport;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A Jakarta WebSocket session as a {@link Transport}.
 *
 * <p>The API has no ping and no close that are asynchronous, and a client that does not read can
 * hold both up; they run on threads of the container.
 */
final class SessionTransport implements Transport {

  private static final Logger LOG = Logger.getLogger(SessionTransport.class.getName());

  private final Session session;
  private final Executor executor;

  /**
   * @param session the client's session
   * @param executor where what may block is run
   */
  SessionTransport(Session session, Executor executor) {
    this.session = session;
    this.executor = executor;
  }

  @Override
  public void send(String text, Consumer<Throwable> whenDone) {
    session.getAsyncRemote().sendText(text, result -> whenDone.accept(result.getException()));
  }

  @Override
  public void ping(Consumer<Throwable> whenDone) {
    try {
      executor.execute(() -> whenDone.accept(pinged()));
    } catch (RejectedExecutionException | IllegalStateException stopping) {
      // The client is about to be told that the server shuts down; nothing is wrong with it.
      whenDone.accept(null);
    }
  }

  private Throwable pinged() {
    try {
      session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
      return null;
    } catch (IOException | RuntimeException e) {
      return e;
    }
  }

  @Override
  public void close(CloseReason reason) {
    try {
      executor.execute(() -> closeNow(reason));
    } catch (RejectedExecutionException | IllegalStateException stopping) {
      closeNow(reason);
    }
  }

  private void closeNow(CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.FINE, "The client was gone before it could be told: " + reason, e);
    }
  }
}
