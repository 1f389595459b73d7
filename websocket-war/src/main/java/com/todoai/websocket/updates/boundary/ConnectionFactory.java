package com.todoai.websocket.updates.boundary;

import com.todoai.websocket.updates.control.ClientConnection;
import com.todoai.websocket.updates.control.ConnectionLimits;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes a connection of a session, with the limits that the configuration sets. */
@ApplicationScoped
public class ConnectionFactory {

  private final ConnectionLimits limits;

  @Resource private ManagedExecutorService executor;

  /** For the container's proxy. */
  protected ConnectionFactory() {
    this.limits = null;
  }

  @Inject
  ConnectionFactory(
      @ConfigProperty(name = "websocket.queue.max-frames") int maxQueuedFrames,
      @ConfigProperty(name = "websocket.queue.max-characters") long maxQueuedCharacters,
      @ConfigProperty(name = "websocket.remembered-events") int rememberedEvents,
      @ConfigProperty(name = "websocket.send-timeout") Duration sendTimeout,
      @ConfigProperty(name = "websocket.ping-interval") Duration pingInterval,
      @ConfigProperty(name = "websocket.silence-timeout") Duration silenceTimeout,
      @ConfigProperty(name = "websocket.gap-patience") Duration gapPatience) {
    this.limits =
        new ConnectionLimits(
            maxQueuedFrames,
            maxQueuedCharacters,
            rememberedEvents,
            sendTimeout,
            pingInterval,
            silenceTimeout,
            gapPatience);
  }

  /**
   * @param session a session that has just been opened
   * @param userId whose updates it may see
   * @param tokenExpiry when the token that it was opened with ends
   */
  ClientConnection connect(Session session, String userId, Instant tokenExpiry) {
    return new ClientConnection(
        userId, tokenExpiry, new SessionTransport(session, executor), limits, System::nanoTime);
  }
}
