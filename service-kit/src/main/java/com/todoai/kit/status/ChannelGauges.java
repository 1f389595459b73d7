package com.todoai.kit.status;

import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import com.todoai.dapr.messaging.status.IncomingChannelStatuses;
import com.todoai.dapr.messaging.status.OutgoingChannelStatus;
import com.todoai.dapr.messaging.status.OutgoingChannelStatuses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** The channels' figures as metrics, one series for each channel. Counts are since the start. */
@ApplicationScoped
public class ChannelGauges {

  private static final double MILLIS_PER_SECOND = 1_000.0;

  private final MetricRegistry metrics;
  private final IncomingChannelStatuses incoming;
  private final OutgoingChannelStatuses outgoing;

  /** For the container's proxy. */
  protected ChannelGauges() {
    this(null, null, null);
  }

  @Inject
  ChannelGauges(
      MetricRegistry metrics, IncomingChannelStatuses incoming, OutgoingChannelStatuses outgoing) {
    this.metrics = metrics;
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  /** The channels are there when the application starts, and stay the same. */
  void register(@Observes Startup started) {
    incoming.all().forEach(status -> registerIncoming(status.channel()));
    outgoing.all().forEach(status -> registerOutgoing(status.channel()));
  }

  private void registerIncoming(String channel) {
    Supplier<IncomingChannelStatus> now =
        () ->
            incoming.all().stream()
                .filter(status -> status.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    gauge("incoming_serving", channel, now, s -> s.state() == ChannelState.SERVING ? 1 : 0);
    gauge("incoming_handled", channel, now, IncomingChannelStatus::handled);
    gauge("incoming_retried", channel, now, IncomingChannelStatus::retried);
    gauge("incoming_dead_lettered", channel, now, IncomingChannelStatus::deadLettered);
    gauge("incoming_lag_seconds", channel, now, ChannelGauges::lagSeconds);
  }

  private static double lagSeconds(IncomingChannelStatus status) {
    return status.lag() == null ? 0 : status.lag().toMillis() / MILLIS_PER_SECOND;
  }

  private void registerOutgoing(String channel) {
    Supplier<OutgoingChannelStatus> now =
        () ->
            outgoing.all().stream()
                .filter(status -> status.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    gauge("outgoing_serving", channel, now, s -> s.state() == ChannelState.SERVING ? 1 : 0);
    gauge("outgoing_published", channel, now, OutgoingChannelStatus::published);
    gauge("outgoing_failed", channel, now, OutgoingChannelStatus::failed);
    gauge("outgoing_waiting", channel, now, OutgoingChannelStatus::waiting);
  }

  private <S> void gauge(String name, String channel, Supplier<S> now, Function<S, Number> figure) {
    metrics.gauge(
        Metadata.builder().withName(name).withUnit(MetricUnits.NONE).build(),
        now,
        source -> figure.apply(source.get()),
        new Tag("channel", channel));
  }
}
