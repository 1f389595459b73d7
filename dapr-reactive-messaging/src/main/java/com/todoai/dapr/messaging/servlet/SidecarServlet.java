package com.todoai.dapr.messaging.servlet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.todoai.dapr.messaging.SidecarSubscribed;
import com.todoai.dapr.messaging.connector.DaprConnector;
import com.todoai.dapr.messaging.incoming.DeliveryAnswer;
import com.todoai.dapr.messaging.incoming.TraceContext;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Serves {@code GET /dapr/subscribe}, {@code GET /dapr/config}, {@code GET /dapr/health} and {@code
 * POST /dapr/events/*}. Whatever cannot be served now is answered 503: the sidecar drops an event
 * that is answered 404.
 */
public class SidecarServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(SidecarServlet.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEALTH_PATH = "/dapr/health";
  private static final String SUBSCRIBE_PATH = "/dapr/subscribe";

  /** What the sidecar asks of applications that host actors; this one hosts none. */
  private static final String CONFIG_PATH = "/dapr/config";

  private final transient DaprConnector connector;
  private final transient Event<SidecarSubscribed> subscribed;
  private transient ApiToken token;

  /**
   * Made by the container.
   *
   * @param connector has the channels
   * @param subscribed told of each sidecar that has asked for the subscriptions
   */
  @Inject
  public SidecarServlet(
      @Connector(DaprConnector.NAME) DaprConnector connector, Event<SidecarSubscribed> subscribed) {
    this.connector = connector;
    this.subscribed = subscribed;
  }

  @Override
  public void init() {
    token = new ApiToken(connector.sidecar().appApiToken());
    connector.start();
  }

  @Override
  public void destroy() {
    connector.drain();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getServletPath();
    boolean health = HEALTH_PATH.equals(path);
    if (!health && !token.admits(request.getHeader(ApiToken.HEADER))) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (!connector.channels().ready()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else if (health) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else if (CONFIG_PATH.equals(path)) {
      write(response, Map.of("entities", List.of()));
    } else if (SUBSCRIBE_PATH.equals(path)) {
      write(response, connector.channels().subscriptions());
      announceSubscription();
    } else {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private void announceSubscription() {
    subscribed
        .fireAsync(new SidecarSubscribed())
        .whenComplete(
            (told, failure) -> {
              if (failure != null) {
                LOG.log(Level.ERROR, "An observer of SidecarSubscribed failed", failure);
              }
            });
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!token.admits(request.getHeader(ApiToken.HEADER))) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    String path = request.getPathInfo();
    byte[] body = request.getInputStream().readAllBytes();
    TraceContext trace =
        TraceContext.of(request.getHeader("traceparent"), request.getHeader("tracestate"));
    AsyncContext async = request.startAsync();
    // The handler decides how long it takes; the sidecar's call waits for it.
    async.setTimeout(0);
    if (!deliver(path, body, trace, async)) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      async.complete();
    }
  }

  private boolean deliver(String path, byte[] body, TraceContext trace, AsyncContext async) {
    if (path == null || path.length() < 2) {
      return false;
    }
    try {
      return connector
          .channels()
          .deliver(
              path.substring(1), body, trace, (answer, failure) -> finish(async, answer, failure));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "Cannot read what was posted to " + path, e);
      return false;
    }
  }

  private static void finish(AsyncContext async, DeliveryAnswer answer, Throwable failure) {
    HttpServletResponse response = (HttpServletResponse) async.getResponse();
    try {
      if (failure == null) {
        write(response, answer);
      } else {
        LOG.log(Level.ERROR, "A delivery failed inside the connector", failure);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The sidecar went away before its answer", e);
    } finally {
      async.complete();
    }
  }

  private static void write(HttpServletResponse response, Object body) throws IOException {
    byte[] json = JSON.writeValueAsBytes(body);
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("application/json");
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }
}
