package com.todoai.kit.status;

import static org.eclipse.microprofile.metrics.MetricUnits.NONE;
import static org.eclipse.microprofile.metrics.MetricUnits.SECONDS;

import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import com.todoai.dapr.messaging.status.IncomingChannelStatuses;
import com.todoai.dapr.messaging.status.OutgoingChannelStatus;
import com.todoai.dapr.messaging.status.OutgoingChannelStatuses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The channels' figures as metrics, one series for each channel. Counts are since the start, and
 * gauges: a counter of MicroProfile cannot be read from elsewhere. A lag is {@code NaN} until an
 * event has been handled.
 */
@ApplicationScoped
public class ChannelMetrics {

  private static final double MILLIS_PER_SECOND = 1_000.0;

  private final MetricRegistry metrics;
  private final IncomingChannelStatuses incoming;
  private final OutgoingChannelStatuses outgoing;

  /** For the container's proxy. */
  protected ChannelMetrics() {
    this(null, null, null);
  }

  @Inject
  ChannelMetrics(
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
    gauge("dapr_incoming_serving", NONE, channel, now, s -> figure(s.state()));
    gauge("dapr_incoming_handled", NONE, channel, now, IncomingChannelStatus::handled);
    gauge("dapr_incoming_retried", NONE, channel, now, IncomingChannelStatus::retried);
    gauge("dapr_incoming_dead_lettered", NONE, channel, now, IncomingChannelStatus::deadLettered);
    gauge("dapr_incoming_waiting", NONE, channel, now, IncomingChannelStatus::waiting);
    gauge("dapr_incoming_oldest_waiting", SECONDS, channel, now, s -> seconds(s.oldestWaiting()));
    gauge("dapr_incoming_lag", SECONDS, channel, now, ChannelMetrics::lagSeconds);
  }

  private static double lagSeconds(IncomingChannelStatus status) {
    return status.lag() == null ? Double.NaN : seconds(status.lag());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }

  private void registerOutgoing(String channel) {
    Supplier<OutgoingChannelStatus> now =
        () ->
            outgoing.all().stream()
                .filter(status -> status.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    gauge("dapr_outgoing_serving", NONE, channel, now, s -> figure(s.state()));
    gauge("dapr_outgoing_published", NONE, channel, now, OutgoingChannelStatus::published);
    gauge("dapr_outgoing_failed", NONE, channel, now, OutgoingChannelStatus::failed);
    gauge("dapr_outgoing_waiting", NONE, channel, now, OutgoingChannelStatus::waiting);
  }

  private static int figure(ChannelState state) {
    return state == ChannelState.SERVING ? 1 : 0;
  }

  private <S> void gauge(
      String name, String unit, String channel, Supplier<S> now, Function<S, Number> figure) {
    metrics.gauge(
        Metadata.builder().withName(name).withUnit(unit).build(),
        now,
        source -> figure.apply(source.get()),
        new Tag("channel", channel));
  }
}
