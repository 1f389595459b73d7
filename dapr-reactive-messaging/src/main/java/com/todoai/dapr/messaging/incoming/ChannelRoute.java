package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.OutageProbe;
import com.todoai.dapr.messaging.sidecar.EventPublisher;
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

  ChannelRoute(
      IncomingChannel channel,
      EventPublisher publisher,
      Supplier<Stream<? extends OutageProbe>> probes,
      Executor executor,
      BooleanSupplier draining) {
    this.channel = channel;
    FailureClassifier classifier = new FailureClassifier(probes);
    this.single =
        new SingleDelivery(
            channel, classifier, new DeadLetters(channel.config(), publisher), executor, draining);
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
    return channel.config().bulk().enabled()
        ? deliverList(decoder.bulk(body, trace))
        : single.deliver(decoder.single(body, trace)).thenApply(DeliveryAnswer.Single::new);
  }

  private CompletionStage<DeliveryAnswer> deliverList(List<EventDecoder.Entry> entries) {
    return bulk.deliver(entries.stream().map(EventDecoder.Entry::event).toList())
        .thenApply(statuses -> answer(entries, statuses));
  }

  private static DeliveryAnswer answer(
      List<EventDecoder.Entry> entries, List<DeliveryStatus> statuses) {
    List<DeliveryAnswer.EntryStatus> answers = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      answers.add(new DeliveryAnswer.EntryStatus(entries.get(i).entryId(), statuses.get(i)));
    }
    return new DeliveryAnswer.Bulk(answers);
  }
}
