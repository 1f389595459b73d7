package com.todoai.websocket.updates.boundary;

import com.todoai.kit.identity.TokenSubject;
import com.todoai.websocket.updates.control.ClientConnection;
import com.todoai.websocket.updates.control.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Where clients connect. The container has checked their token and its role before a session opens
 * (see web.xml); from then on they only listen: whatever they send is a sign of life, nothing else.
 */
@ApplicationScoped
@ServerEndpoint(value = "/ws/tasks", configurator = CdiEndpointConfigurator.class)
public class TaskUpdatesEndpoint {

  private static final Logger LOG = Logger.getLogger(TaskUpdatesEndpoint.class.getName());

  /** Longest message that a client may send, in bytes or characters; a longer one ends in 1009. */
  private static final int MAX_CLIENT_MESSAGE = 1024;

  private static final String CONNECTION = ClientConnection.class.getName();

  private final Connections connections;
  private final ConnectionFactory factory;

  /** For the container, which wants it public; clients meet a bean made with the other one. */
  public TaskUpdatesEndpoint() {
    this(null, null);
  }

  @Inject
  TaskUpdatesEndpoint(Connections connections, ConnectionFactory factory) {
    this.connections = connections;
    this.factory = factory;
  }

  /**
   * Takes a client in as the user that its token names; closes with 1008 when it names none.
   *
   * @throws IOException when the client was gone before it could be told
   */
  @OnOpen
  public void opened(Session session) throws IOException {
    session.setMaxTextMessageBufferSize(MAX_CLIENT_MESSAGE);
    session.setMaxBinaryMessageBufferSize(MAX_CLIENT_MESSAGE);
    JsonWebToken token = (JsonWebToken) session.getUserPrincipal();
    Optional<String> user = TokenSubject.of(token);
    if (user.isEmpty()) {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "token names no user"));
      return;
    }
    Instant expiry = Instant.ofEpochSecond(token.getExpirationTime());
    ClientConnection connection = factory.connect(session, user.get(), expiry);
    session.getUserProperties().put(CONNECTION, connection);
    connections.add(connection);
  }

  /** Takes a text message as a sign of life. */
  @OnMessage(maxMessageSize = MAX_CLIENT_MESSAGE)
  public void received(String text, Session session) {
    connection(session).ifPresent(ClientConnection::heard);
  }

  /** Takes an answer to a ping as a sign of life. */
  @OnMessage
  public void received(PongMessage pong, Session session) {
    connection(session).ifPresent(ClientConnection::heard);
  }

  /** Forgets a client. */
  @OnClose
  public void closed(Session session, CloseReason reason) {
    connection(session)
        .ifPresent(
            connection -> {
              connection.ended();
              connections.remove(connection);
            });
  }

  /** Notes what broke; the container closes the session next. */
  @OnError
  public void failed(Session session, Throwable failure) {
    LOG.log(Level.FINE, "A client's connection broke", failure);
  }

  private static Optional<ClientConnection> connection(Session session) {
    return Optional.ofNullable((ClientConnection) session.getUserProperties().get(CONNECTION));
  }
}
