package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.OutageProbe;
import com.todoai.dapr.messaging.config.ConnectorConfigurationException;
import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import com.todoai.dapr.messaging.sidecar.AppIdentity;
import com.todoai.dapr.messaging.sidecar.EventPublisher;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All incoming channels of an application, and when the sidecar may use them: not before the
 * application has started and every handler listens, and not while it shuts down.
 */
public final class IncomingChannels {

  private static final Logger LOG = System.getLogger(IncomingChannels.class.getName());

  private final Map<String, ChannelRoute> routes = new ConcurrentSkipListMap<>();
  private final InFlight inFlight = new InFlight();
  private final EventPublisher publisher;
  private final AppIdentity identity;
  private final Supplier<Stream<? extends OutageProbe>> probes;
  private volatile Executor handlers;
  private volatile boolean draining;

  /**
   * Starts without channels.
   *
   * @param publisher takes events for the dead-letter topics
   * @param identity names this application in dead letters
   * @param probes what is asked after a failure of unknown kind
   */
  public IncomingChannels(
      EventPublisher publisher,
      AppIdentity identity,
      Supplier<Stream<? extends OutageProbe>> probes) {
    this.publisher = publisher;
    this.identity = identity;
    this.probes = probes;
  }

  /**
   * Adds a channel.
   *
   * @param config the channel's properties
   * @return the channel, to be subscribed to
   * @throws ConnectorConfigurationException when another channel has the same topic: the sidecar
   *     would keep only one of the two
   */
  public IncomingChannel open(IncomingChannelConfig config) {
    Subscription wanted = Subscription.of(config);
    routes.values().stream()
        .filter(route -> sameTopic(route.subscription(), wanted))
        .findFirst()
        .ifPresent(
            other -> {
              throw new ConnectorConfigurationException(
                  "mp.messaging.incoming." + config.channel() + ".topic",
                  "is \""
                      + config.topic()
                      + "\", which channel "
                      + other.name()
                      + " has already; use one channel and a broadcast");
            });
    IncomingChannel channel = new IncomingChannel(config, this::execute);
    DeadLetters deadLetters = new DeadLetters(config, publisher, identity);
    routes.put(
        config.channel(),
        new ChannelRoute(channel, deadLetters, probes, this::execute, () -> draining));
    return channel;
  }

  private static boolean sameTopic(Subscription one, Subscription other) {
    return one.pubsubName().equals(other.pubsubName()) && one.topic().equals(other.topic());
  }

  /**
   * Lets events in; called when the application has started.
   *
   * @param executor runs the handlers, with the application's context; must not refuse
   */
  public void start(Executor executor) {
    handlers = executor;
  }

  private void execute(Runnable task) {
    Executor executor = handlers;
    if (executor == null) {
      throw new IllegalStateException("the application has not started");
    }
    executor.execute(task);
  }

  /**
   * Whether events can be handled.
   *
   * @return false before the start, when a handler does not listen, and from shutdown on
   */
  public boolean ready() {
    return open() && routes.values().stream().allMatch(ChannelRoute::subscribed);
  }

  private boolean open() {
    return handlers != null && !draining;
  }

  /**
   * How the channels stand.
   *
   * @return one entry for each channel, by name
   */
  public List<IncomingChannelStatus> statuses() {
    boolean open = open();
    return routes.values().stream().map(route -> route.status(open)).toList();
  }

  /**
   * What the sidecar shall subscribe to.
   *
   * @return one entry for each channel
   */
  public List<Subscription> subscriptions() {
    return routes.values().stream().map(ChannelRoute::subscription).toList();
  }

  /**
   * Delivers a posted body.
   *
   * @param channel the channel's name
   * @param body what the sidecar posted
   * @param trace the trace context of the call
   * @param answered told the answer, or why there is none; draining waits until it returns
   * @return false, and nothing is told, when there is no such channel or it is not ready
   * @throws IllegalArgumentException when the body is no bulk envelope though the channel wants one
   */
  public boolean deliver(
      String channel,
      byte[] body,
      TraceContext trace,
      BiConsumer<DeliveryAnswer, Throwable> answered) {
    ChannelRoute route = routes.get(channel);
    inFlight.begin();
    // Looked at after begin, so that drain either sees this call or this call sees the draining.
    if (route == null || !ready()) {
      inFlight.end();
      return false;
    }
    try {
      CompletionStage<Void> told =
          route
              .deliver(body, trace)
              .handle(
                  (answer, failure) -> {
                    answered.accept(answer, failure);
                    return null;
                  });
      told.whenComplete((nothing, failure) -> inFlight.end());
      return true;
    } catch (RuntimeException e) {
      inFlight.end();
      throw e;
    }
  }

  /**
   * Takes no more events and waits for those that are being handled.
   *
   * @param longest how long to wait; after that the sidecar delivers them again
   */
  public void drain(Duration longest) {
    draining = true;
    try {
      int left = inFlight.awaitNone(longest);
      if (left > 0) {
        LOG.log(Level.WARNING, "{0} deliveries were still being handled", left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
