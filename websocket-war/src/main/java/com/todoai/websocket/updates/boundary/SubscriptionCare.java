package com.todoai.websocket.updates.boundary;

import com.todoai.dapr.messaging.SubscriptionsStarted;
import com.todoai.websocket.updates.control.Connections;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Knows whether every update reaches this server, and ends the connections that some may have
 * passed by.
 *
 * <p>The consumer group is the sidecar's own and starts at the newest event: what is published
 * while the sidecar is away, or before it has joined the group, reaches no client that is
 * connected. Those who come after that read the present state first.
 */
@ApplicationScoped
public class SubscriptionCare {

  private final Connections connections;
  private final Duration settleTime;
  private ScheduledFuture<?> settling;
  private boolean settled;

  @Resource private ManagedScheduledExecutorService scheduler;

  /** For the container's proxy. */
  protected SubscriptionCare() {
    this(null, null);
  }

  /**
   * @param settleTime how long a sidecar that starts its subscriptions may take until every update
   *     reaches it
   */
  @Inject
  SubscriptionCare(
      Connections connections,
      @ConfigProperty(name = "websocket.subscription-settle-time") Duration settleTime) {
    this.connections = connections;
    this.settleTime = settleTime;
  }

  synchronized void started(@Observes SubscriptionsStarted anew) {
    cancel();
    settled = false;
    settling = scheduler.schedule(this::settle, settleTime.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void settle() {
    connections.restartAll();
    synchronized (this) {
      settled = true;
    }
  }

  /**
   * Whether every update that is published now reaches this server. A sidecar that has gone is
   * noticed only when it is back.
   */
  public synchronized boolean isSettled() {
    return settled;
  }

  synchronized void stop(@Observes Shutdown stopping) {
    cancel();
  }

  private void cancel() {
    if (settling != null) {
      settling.cancel(false);
    }
  }
}
