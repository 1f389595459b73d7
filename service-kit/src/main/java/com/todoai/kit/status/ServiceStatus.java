package com.todoai.kit.status;

import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import com.todoai.dapr.messaging.status.OutgoingChannelStatus;
import com.todoai.kit.outbox.OutboxStatus;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One replica of a service at one moment. Counts are since its start.
 *
 * @param service its name
 * @param database null when it has none
 * @param sidecar null when it is run without one
 * @param outbox null when it has none
 * @param backlogs what else it keeps until it is done, by name
 * @param incoming its incoming channels, by name
 * @param outgoing its outgoing channels, by name
 */
@JsonbNillable
public record ServiceStatus(
    String service,
    Reachability database,
    Reachability sidecar,
    WaitingEvents outbox,
    List<BacklogStatus> backlogs,
    List<Incoming> incoming,
    List<Outgoing> outgoing) {

  /** Copies the lists. */
  public ServiceStatus {
    backlogs = List.copyOf(backlogs);
    incoming = List.copyOf(incoming);
    outgoing = List.copyOf(outgoing);
  }

  /**
   * Whether a part that the service needs answers.
   *
   * @param reachable false also when it took too long
   */
  @JsonbNillable
  public record Reachability(boolean reachable) {}

  /**
   * The outbox, as all replicas together see it. An age that grows says that the broker takes
   * nothing, or the sidecar.
   *
   * @param pending events that wait to be published
   * @param oldestAgeSeconds how long the oldest of them has waited; 0 when there is none
   * @param parked events that were refused for good and wait for an operator
   * @param readAt when the figures were read; long ago while the database is away, null when they
   *     never were
   */
  @JsonbNillable
  public record WaitingEvents(long pending, double oldestAgeSeconds, long parked, Instant readAt) {

    static WaitingEvents of(OutboxStatus status) {
      return new WaitingEvents(
          status.pending(), status.oldestAgeSeconds(), status.parked(), status.readAt());
    }
  }

  /**
   * An incoming channel; see {@link IncomingChannelStatus}.
   *
   * @param waiting calls of the sidecar without an answer
   * @param oldestWaitingSeconds how long the oldest of them has waited; 0 when there is none
   * @param lagSeconds of the event handled last; null when none was
   * @param lastHandledAt null when no event was handled
   */
  @JsonbNillable
  public record Incoming(
      String channel,
      String topic,
      String state,
      long handled,
      long retried,
      long deadLettered,
      int waiting,
      double oldestWaitingSeconds,
      Double lagSeconds,
      Instant lastHandledAt) {

    static Incoming of(IncomingChannelStatus status) {
      return new Incoming(
          status.channel(),
          status.topic(),
          status.state().name(),
          status.handled(),
          status.retried(),
          status.deadLettered(),
          status.waiting(),
          seconds(status.oldestWaiting()),
          status.lag() == null ? null : seconds(status.lag()),
          status.lastHandledAt());
    }

    private static double seconds(Duration duration) {
      return duration.toMillis() / 1_000.0;
    }
  }

  /**
   * An outgoing channel; see {@link OutgoingChannelStatus}.
   *
   * @param lastPublishedAt null when no event was published
   */
  @JsonbNillable
  public record Outgoing(
      String channel,
      String topic,
      String state,
      long published,
      long failed,
      int waiting,
      Instant lastPublishedAt) {

    static Outgoing of(OutgoingChannelStatus status) {
      return new Outgoing(
          status.channel(),
          status.topic(),
          status.state().name(),
          status.published(),
          status.failed(),
          status.waiting(),
          status.lastPublishedAt());
    }
  }
}
