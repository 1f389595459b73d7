package com.todoai.dapr.messaging.health;

import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import com.todoai.dapr.messaging.status.IncomingChannelStatuses;
import com.todoai.dapr.messaging.status.OutgoingChannelStatus;
import com.todoai.dapr.messaging.status.OutgoingChannelStatuses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Down once the stream of a channel has ended: reactive messaging connects channels at the start
 * only, so nothing but a restart mends it. Looks at neither sidecar nor broker, which a restart
 * would not mend.
 *
 * <p>Has no scope annotation, so that CDI does not find it by itself: see {@link HealthExtension}.
 */
@Liveness
public class ChannelLiveness implements HealthCheck {

  private final IncomingChannelStatuses incoming;
  private final OutgoingChannelStatuses outgoing;

  /**
   * Made by CDI.
   *
   * @param incoming how the incoming channels stand
   * @param outgoing how the outgoing channels stand
   */
  @Inject
  public ChannelLiveness(IncomingChannelStatuses incoming, OutgoingChannelStatuses outgoing) {
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> ended = ended();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("dapr-channels").status(ended.isEmpty());
    if (!ended.isEmpty()) {
      response.withData("ended", String.join(", ", ended));
    }
    return response.build();
  }

  private List<String> ended() {
    Stream<String> in =
        incoming.all().stream()
            .filter(channel -> channel.state() == ChannelState.ENDED)
            .map(IncomingChannelStatus::channel);
    Stream<String> out =
        outgoing.all().stream()
            .filter(channel -> channel.state() == ChannelState.ENDED)
            .map(OutgoingChannelStatus::channel);
    return Stream.concat(in, out).toList();
  }
}
