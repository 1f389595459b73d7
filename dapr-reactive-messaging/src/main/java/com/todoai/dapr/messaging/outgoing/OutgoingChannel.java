package com.todoai.dapr.messaging.outgoing;

import com.todoai.dapr.messaging.EventNotPublishedException;
import com.todoai.dapr.messaging.EventRefusedException;
import com.todoai.dapr.messaging.config.OutgoingChannelConfig;
import com.todoai.dapr.messaging.sidecar.EventPublisher;
import com.todoai.dapr.messaging.sidecar.PublishReport;
import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.OutgoingChannelStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Publishes what waits in batches, one batch at a time, so that a lone event leaves at once, many
 * share a call, and events with the same key keep their order.
 */
public final class OutgoingChannel implements Subscriber<Message<?>> {

  private static final Logger LOG = System.getLogger(OutgoingChannel.class.getName());

  private final OutgoingChannelConfig config;
  private final EventPublisher publisher;
  private final Executor executor;
  private final PublishLog log;
  private final PublishStatistics statistics = new PublishStatistics(Clock.systemUTC());
  private final Queue<PendingEvent> waiting = new ArrayDeque<>();
  private Subscription subscription;
  private boolean publishing;

  /**
   * Opens the channel.
   *
   * @param config the channel's properties
   * @param publisher takes the batches
   * @param executor runs the acknowledgements; must not refuse
   */
  public OutgoingChannel(
      OutgoingChannelConfig config, EventPublisher publisher, Executor executor) {
    this.config = config;
    this.publisher = publisher;
    this.executor = executor;
    this.log = new PublishLog(config.channel());
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    Objects.requireNonNull(newSubscription, "subscription");
    if (subscription != null) {
      newSubscription.cancel();
      return;
    }
    subscription = newSubscription;
    statistics.become(ChannelState.SERVING);
    subscription.request(config.maxWaiting());
  }

  @Override
  public void onNext(Message<?> message) {
    Objects.requireNonNull(message, "message");
    statistics.taken();
    PendingEvent pending;
    try {
      pending = PendingEvent.of(message, config.topic());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, () -> "Not published: " + message + ": " + e.getMessage());
      statistics.failed();
      PendingEvent.reject(message, e);
      subscription.request(1);
      return;
    }
    synchronized (this) {
      waiting.add(pending);
    }
    publishIfIdle();
  }

  @Override
  public void onError(Throwable failure) {
    statistics.become(ChannelState.ENDED);
    LOG.log(Level.ERROR, "Channel " + config.channel() + " ended", failure);
  }

  @Override
  public void onComplete() {
    statistics.become(ChannelState.COMPLETED);
    LOG.log(Level.DEBUG, "Channel {0} is complete", config.channel());
  }

  /**
   * How the channel stands.
   *
   * @return state and counts at this moment
   */
  public OutgoingChannelStatus status() {
    return statistics.status(config);
  }

  private void publishIfIdle() {
    List<PendingEvent> batch;
    synchronized (this) {
      if (publishing || waiting.isEmpty()) {
        return;
      }
      publishing = true;
      batch = nextBatch();
    }
    publish(batch)
        .whenCompleteAsync(
            (nothing, failure) -> {
              subscription.request(batch.size());
              synchronized (this) {
                publishing = false;
              }
              publishIfIdle();
            },
            executor);
  }

  private List<PendingEvent> nextBatch() {
    List<PendingEvent> batch = new ArrayList<>();
    long bytes = 0;
    PendingEvent next = waiting.peek();
    while (next != null && batch.size() < config.batchMaxEvents()) {
      bytes += next.event().size();
      if (!batch.isEmpty() && bytes > config.batchMaxBytes()) {
        break;
      }
      batch.add(waiting.remove());
      next = waiting.peek();
    }
    return batch;
  }

  private CompletionStage<Void> publish(List<PendingEvent> batch) {
    Map<String, List<PendingEvent>> byTopic = new LinkedHashMap<>();
    for (PendingEvent pending : batch) {
      byTopic.computeIfAbsent(pending.topic(), topic -> new ArrayList<>()).add(pending);
    }
    return CompletableFuture.allOf(
        byTopic.entrySet().stream()
            .map(entry -> publish(entry.getKey(), entry.getValue()))
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture<?>[]::new));
  }

  private CompletionStage<Void> publish(String topic, List<PendingEvent> events) {
    return call(topic, events)
        .handleAsync(
            (report, failure) -> {
              settle(topic, events, report, failure);
              return null;
            },
            executor);
  }

  private CompletionStage<PublishReport> call(String topic, List<PendingEvent> events) {
    try {
      return publisher.publish(
          config.pubsub(), topic, events.stream().map(PendingEvent::event).toList());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void settle(
      String topic, List<PendingEvent> events, PublishReport report, Throwable failure) {
    if (failure != null) {
      log.failed(topic, failure.toString());
    } else if (report.refusals().size() == events.size()) {
      log.failed(topic, report.refusals().get(0).reason());
    } else {
      log.succeeded(topic);
    }
    for (int i = 0; i < events.size(); i++) {
      PendingEvent event = events.get(i);
      if (failure == null) {
        report
            .refusalOf(i)
            .ifPresentOrElse(
                refusal -> failed(event, notPublished(topic, refusal, null, true)),
                () -> published(event));
      } else {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        // Of a call that failed as a whole nobody can tell whose fault it was.
        failed(event, notPublished(topic, cause.toString(), cause, events.size() == 1));
      }
    }
  }

  private void published(PendingEvent event) {
    statistics.published();
    event.published();
  }

  private void failed(PendingEvent event, EventNotPublishedException reason) {
    statistics.failed();
    event.failed(reason);
  }

  private EventNotPublishedException notPublished(
      String topic, String reason, Throwable cause, boolean isAboutThisEvent) {
    String text = config.pubsub() + "/" + topic + ": " + reason;
    return isAboutThisEvent && Refusals.blameEvent(reason)
        ? new EventRefusedException(text, cause)
        : new EventNotPublishedException(text, cause);
  }
}
