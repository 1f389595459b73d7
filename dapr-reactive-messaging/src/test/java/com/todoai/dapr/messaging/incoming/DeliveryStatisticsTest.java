package com.todoai.dapr.messaging.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import com.todoai.dapr.messaging.support.Events;
import com.todoai.dapr.messaging.support.MapConfig;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryStatisticsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private Instant now = NOW;
  private final DeliveryStatistics statistics = new DeliveryStatistics(() -> now);

  @Test
  void knowNothingBeforeTheFirstEvent() {
    assertThat(status())
        .isEqualTo(
            new IncomingChannelStatus(
                "orders", "orders", ChannelState.SERVING, 0, 0, 0, 0, Duration.ZERO, null, null));
  }

  @Test
  void countEachOutcomeByItself() {
    statistics.count(at("2026-11-21T09:59:58Z"), EventOutcome.HANDLED);
    statistics.count(at("2026-11-21T09:59:59.500Z"), EventOutcome.HANDLED);
    statistics.count(at("2026-11-21T09:00:00Z"), EventOutcome.RETRIED);
    statistics.count(at("2026-11-21T09:00:00Z"), EventOutcome.RETRIED);
    statistics.count(at("2026-11-21T09:00:00Z"), EventOutcome.RETRIED);
    statistics.count(at("2026-11-21T09:00:00Z"), EventOutcome.DEAD_LETTERED);

    assertThat(status())
        .isEqualTo(
            new IncomingChannelStatus(
                "orders",
                "orders",
                ChannelState.SERVING,
                2,
                3,
                1,
                0,
                Duration.ZERO,
                Duration.ofMillis(500),
                NOW));
  }

  @Test
  void giveNoLagForAnEventWithoutATime() {
    statistics.count(at("2026-11-21T09:59:58Z"), EventOutcome.HANDLED);
    statistics.count(Events.event("1"), EventOutcome.HANDLED);

    assertThat(status().lag()).isNull();
    assertThat(status().lastHandledAt()).isEqualTo(NOW);
  }

  @Test
  void giveNoNegativeLagWhenTheSendersClockIsAhead() {
    statistics.count(at("2026-11-21T10:00:03Z"), EventOutcome.HANDLED);

    assertThat(status().lag()).isZero();
  }

  @Test
  void tellHowLongTheOldestCallHasWaited() {
    long first = statistics.begin();
    now = NOW.plusSeconds(60);
    long second = statistics.begin();
    now = NOW.plusSeconds(90);
    assertThat(status().waiting()).isEqualTo(2);
    assertThat(status().oldestWaiting()).isEqualTo(Duration.ofSeconds(90));

    statistics.end(first);
    assertThat(status().waiting()).isEqualTo(1);
    assertThat(status().oldestWaiting()).isEqualTo(Duration.ofSeconds(30));

    statistics.end(second);
    assertThat(status().waiting()).isZero();
    assertThat(status().oldestWaiting()).isZero();
  }

  @Test
  void giveNoNegativeWaitWhenTheClockIsSetBack() {
    statistics.begin();
    now = NOW.minusSeconds(5);

    assertThat(status().oldestWaiting()).isZero();
  }

  private IncomingChannelStatus status() {
    return statistics.status(
        IncomingChannelConfig.from(new MapConfig(Map.of("channel-name", "orders"))),
        ChannelState.SERVING);
  }

  private static CloudEvent at(String time) {
    return CloudEventBuilder.from(Events.event("1")).withTime(OffsetDateTime.parse(time)).build();
  }
}
