package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.OutageProbe;
import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The way from a posted body to its answer, for one channel. */
final class ChannelRoute {

  private final IncomingChannel channel;
  private final EventDecoder decoder = new EventDecoder();
  private final SingleDelivery single;
  private final BulkDelivery bulk;
  private final DeliveryStatistics statistics = new DeliveryStatistics(Clock.systemUTC());

  ChannelRoute(
      IncomingChannel channel,
      DeadLetters deadLetters,
      Supplier<Stream<? extends OutageProbe>> probes,
      Executor executor,
      BooleanSupplier draining) {
    this.channel = channel;
    FailureClassifier classifier = new FailureClassifier(probes);
    this.single = new SingleDelivery(channel, classifier, deadLetters, executor, draining);
    this.bulk = new BulkDelivery(channel, single, classifier, executor);
  }

  String name() {
    return channel.config().channel();
  }

  boolean subscribed() {
    return channel.subscribed();
  }

  Subscription subscription() {
    return Subscription.of(channel.config());
  }

  CompletionStage<DeliveryAnswer> deliver(byte[] body, TraceContext trace) {
    long call = statistics.begin();
    try {
      CompletionStage<DeliveryAnswer> answer =
          channel.config().bulk().enabled()
              ? deliverList(decoder.bulk(body, trace))
              : deliverOne(decoder.single(body, trace));
      return answer.whenComplete((answered, failure) -> statistics.end(call));
    } catch (RuntimeException e) {
      statistics.end(call);
      throw e;
    }
  }

  private CompletionStage<DeliveryAnswer> deliverOne(ReceivedEvent event) {
    return single
        .deliver(event)
        .thenApply(outcome -> new DeliveryAnswer.Single(counted(event, outcome)));
  }

  private CompletionStage<DeliveryAnswer> deliverList(List<EventDecoder.Entry> entries) {
    return bulk.deliver(entries.stream().map(EventDecoder.Entry::event).toList())
        .thenApply(outcomes -> answer(entries, outcomes));
  }

  private DeliveryAnswer answer(List<EventDecoder.Entry> entries, List<EventOutcome> outcomes) {
    List<DeliveryAnswer.EntryStatus> answers = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      EventDecoder.Entry entry = entries.get(i);
      answers.add(
          new DeliveryAnswer.EntryStatus(entry.entryId(), counted(entry.event(), outcomes.get(i))));
    }
    return new DeliveryAnswer.Bulk(answers);
  }

  private DeliveryStatus counted(ReceivedEvent received, EventOutcome outcome) {
    statistics.count(received.event(), outcome);
    return outcome.status();
  }

  /** Tells how the channel stands, given whether the application lets events in. */
  IncomingChannelStatus status(boolean open) {
    return statistics.status(channel.config(), state(open));
  }

  private ChannelState state(boolean open) {
    if (channel.ended()) {
      return ChannelState.ENDED;
    }
    return open && channel.subscribed() ? ChannelState.SERVING : ChannelState.NOT_READY;
  }
}
