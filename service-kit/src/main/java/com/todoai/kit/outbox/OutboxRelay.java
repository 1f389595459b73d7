package com.todoai.kit.outbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Publishes what the outbox holds: at once after a commit of this process, within a second for what
 * another replica left behind.
 *
 * <p>Runs from the start of the application to its end, in services with {@code outbox.enabled}.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final long POLL_MILLIS = 1_000;
  private static final long STATUS_MILLIS = 5_000;

  private final TransactionalRounds rounds;
  private final OutboxGauges gauges;
  private final Shards shards;

  @Resource private ManagedScheduledExecutorService executor;

  private List<ShardRelay> relays = List.of();
  private List<ScheduledFuture<?>> timers = List.of();

  /** For the container's proxy. */
  protected OutboxRelay() {
    this(null, null, 1);
  }

  @Inject
  OutboxRelay(
      TransactionalRounds rounds,
      OutboxGauges gauges,
      @ConfigProperty(name = "outbox.shards", defaultValue = "4") int shards) {
    this.rounds = rounds;
    this.gauges = gauges;
    this.shards = new Shards(shards);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    gauges.refresh();
    // Rows of an earlier, larger number of shards must not be left behind.
    int count = Math.max(shards.count(), gauges.status().shards());
    relays =
        IntStream.range(0, count)
            .mapToObj(shard -> new ShardRelay(shard, rounds, executor))
            .toList();
    timers =
        List.of(
            executor.scheduleWithFixedDelay(this::wakeAll, 0, POLL_MILLIS, TimeUnit.MILLISECONDS),
            executor.scheduleWithFixedDelay(
                gauges::refresh, STATUS_MILLIS, STATUS_MILLIS, TimeUnit.MILLISECONDS));
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ShardWritten written) {
    if (written.shard() < relays.size()) {
      relays.get(written.shard()).wake();
    }
  }

  @PreDestroy
  void stop() {
    timers.forEach(timer -> timer.cancel(false));
    relays.forEach(ShardRelay::stop);
  }

  private void wakeAll() {
    relays.forEach(ShardRelay::wake);
  }
}
