package com.todoai.websocket.updates.boundary;

import com.todoai.dapr.messaging.SidecarSubscribed;
import com.todoai.websocket.updates.control.Connections;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks after the connections every second, and ends them when the server shuts down or when
 * updates may have passed them by.
 */
@ApplicationScoped
public class ConnectionCare {

  private static final Logger LOG = Logger.getLogger(ConnectionCare.class.getName());

  private final Connections connections;
  private final Duration settleTime;
  private ScheduledFuture<?> care;
  private ScheduledFuture<?> restart;
  private Thread goodbye;

  @Resource private ManagedScheduledExecutorService scheduler;

  /** For the container's proxy. */
  protected ConnectionCare() {
    this(null, null);
  }

  /**
   * @param settleTime how long a sidecar that has subscribed may take until every update reaches it
   */
  @Inject
  ConnectionCare(
      Connections connections,
      @ConfigProperty(name = "websocket.subscription-settle-time") Duration settleTime) {
    this.connections = connections;
    this.settleTime = settleTime;
  }

  void start(@Observes Startup started) {
    care = scheduler.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    // A server that is told to end cuts the connections before it stops its applications.
    goodbye = new Thread(connections::closeAll, "websocket-goodbye");
    Runtime.getRuntime().addShutdownHook(goodbye);
  }

  /**
   * The consumer group is the sidecar's own and starts at the newest event: what was published
   * while there was no sidecar, or before it has joined the group, reaches no client that is
   * connected. Those who come after that read the present state first.
   */
  synchronized void subscribed(@ObservesAsync SidecarSubscribed anew) {
    cancelRestart();
    restart =
        scheduler.schedule(connections::restartAll, settleTime.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void cancelRestart() {
    if (restart != null) {
      restart.cancel(false);
    }
  }

  /** An exception would end the schedule, and with it every token's end. */
  private void tick() {
    try {
      connections.tick(Instant.now());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Connections could not be looked after this time", e);
    }
  }

  void stop(@Observes Shutdown stopping) {
    // An application that failed to start is shut down without having been started.
    if (care != null) {
      care.cancel(false);
      forgetGoodbye();
    }
    cancelRestart();
    connections.closeAll();
  }

  private void forgetGoodbye() {
    try {
      Runtime.getRuntime().removeShutdownHook(goodbye);
    } catch (IllegalStateException alreadySaid) {
      LOG.log(Level.FINE, "The whole server ends", alreadySaid);
    }
  }
}
