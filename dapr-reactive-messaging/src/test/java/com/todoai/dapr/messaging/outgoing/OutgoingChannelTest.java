package com.todoai.dapr.messaging.outgoing;

import static com.todoai.dapr.messaging.support.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.todoai.dapr.messaging.EventNotPublishedException;
import com.todoai.dapr.messaging.EventRefusedException;
import com.todoai.dapr.messaging.OutgoingEvent;
import com.todoai.dapr.messaging.config.OutgoingChannelConfig;
import com.todoai.dapr.messaging.execution.PatientExecutor;
import com.todoai.dapr.messaging.sidecar.PublishReport;
import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.OutgoingChannelStatus;
import com.todoai.dapr.messaging.support.FakeBroker;
import com.todoai.dapr.messaging.support.MapConfig;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;

class OutgoingChannelTest {

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final FakeBroker broker = new FakeBroker();
  private final AtomicLong demand = new AtomicLong();

  @AfterEach
  void stop() throws InterruptedException {
    executor.shutdownNow();
    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void acknowledgesOnceTheBrokerHasTheEvent() throws Exception {
    CompletableFuture<PublishReport> answer = new CompletableFuture<>();
    broker.answer(call -> answer);

    Sent sent = send(channel(Map.of()), OutgoingEvent.of(event("1")));
    assertThat(sent.done()).isNotDone();

    answer.complete(PublishReport.complete());
    sent.done().get(10, TimeUnit.SECONDS);
    FakeBroker.Call call = broker.calls().get(0);
    assertThat(call.pubsub()).isEqualTo("memory");
    assertThat(call.topic()).isEqualTo("orders");
    assertThat(call.events().get(0).getId()).isEqualTo("1");
    assertThat(call.events().get(0).getData().toBytes()).asString().isEqualTo("{\"total\":12}");
    assertThat(call.metadata().get(0)).containsExactly(Map.entry("partitionKey", "ann"));
  }

  @Test
  void sendsALoneEventAtOnceAndWhatComesMeanwhileTogether() {
    CompletableFuture<PublishReport> first = new CompletableFuture<>();
    broker.answer(call -> call.ids().contains("0") ? first : completed());
    OutgoingChannel channel = channel(Map.of("batch.max-events", "2"));

    for (int i = 0; i < 4; i++) {
      send(channel, OutgoingEvent.of(event(Integer.toString(i))));
    }
    assertThat(broker.calls()).extracting(FakeBroker.Call::ids).containsExactly(List.of("0"));

    first.complete(PublishReport.complete());
    await().until(() -> broker.calls().size() == 3);
    assertThat(broker.calls())
        .extracting(FakeBroker.Call::ids)
        .containsExactly(List.of("0"), List.of("1", "2"), List.of("3"));
  }

  @Test
  void keepsABatchBelowItsBytesButSendsALargeEventAlone() {
    CompletableFuture<PublishReport> first = new CompletableFuture<>();
    broker.answer(call -> call.ids().contains("0") ? first : completed());
    OutgoingChannel channel = channel(Map.of("batch.max-bytes", "10"));

    for (int i = 0; i < 3; i++) {
      send(channel, OutgoingEvent.of(event(Integer.toString(i))));
    }
    first.complete(PublishReport.complete());

    await().until(() -> broker.calls().size() == 3);
    assertThat(broker.calls())
        .extracting(FakeBroker.Call::ids)
        .containsExactly(List.of("0"), List.of("1"), List.of("2"));
  }

  @Test
  void sendsToTheTopicThatTheMessageAsksForWithItsOwnKey() throws Exception {
    OutgoingEvent message = OutgoingEvent.of(event("1")).toTopic("updates").withPartitionKey("bob");

    send(channel(Map.of()), message).done().get(10, TimeUnit.SECONDS);

    assertThat(broker.calls().get(0).topic()).isEqualTo("updates");
    assertThat(broker.calls().get(0).metadata().get(0)).containsEntry("partitionKey", "bob");
  }

  @Test
  void rejectsOnlyTheEventsThatWereRefused() throws Exception {
    CompletableFuture<PublishReport> first = new CompletableFuture<>();
    broker.answer(
        call ->
            call.ids().contains("0")
                ? first
                : CompletableFuture.completedFuture(
                    new PublishReport(List.of(new PublishReport.Refusal(1, "too large")))));
    OutgoingChannel channel = channel(Map.of());
    send(channel, OutgoingEvent.of(event("0")));
    Sent taken = send(channel, OutgoingEvent.of(event("1")));
    Sent refused = send(channel, OutgoingEvent.of(event("2")));

    first.complete(PublishReport.complete());

    taken.done().get(10, TimeUnit.SECONDS);
    assertThat(refused.done())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(EventNotPublishedException.class)
        .withMessage("memory/orders: too large");
  }

  /** What daprd 1.18 answers for Kafka. */
  @Test
  void blamesAnEventThatWasRefusedAlone() {
    fail("INTERNAL: error when publishing to topic orders: kafka server: Message was too large");

    assertThat(send(channel(Map.of()), OutgoingEvent.of(event("1"))).done())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(EventRefusedException.class)
        .withMessageContaining("memory/orders: ")
        .withMessageContaining("Message was too large");
  }

  @Test
  void blamesNoEventOfACallThatWasRefusedAsAWhole() throws Exception {
    CompletableFuture<PublishReport> first = new CompletableFuture<>();
    broker.answer(
        call ->
            call.ids().contains("0")
                ? first
                : CompletableFuture.failedFuture(
                    new IllegalStateException("grpc: received message larger than max")));
    OutgoingChannel channel = channel(Map.of());
    send(channel, OutgoingEvent.of(event("0")));
    List<Sent> together =
        List.of(
            send(channel, OutgoingEvent.of(event("1"))),
            send(channel, OutgoingEvent.of(event("2"))));

    first.complete(PublishReport.complete());

    for (Sent sent : together) {
      assertThat(sent.done())
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .havingCause()
          .isExactlyInstanceOf(EventNotPublishedException.class);
    }
  }

  @Test
  void rejectsTheWholeBatchWhenTheSidecarDoesNotAnswerAndGoesOn() throws Exception {
    broker.answer(call -> CompletableFuture.failedFuture(new IllegalStateException("away")));
    OutgoingChannel channel = channel(Map.of());

    assertThat(send(channel, OutgoingEvent.of(event("1"))).done())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(EventNotPublishedException.class)
        .withMessageContaining("away");

    broker.answer(call -> completed());
    send(channel, OutgoingEvent.of(event("2"))).done().get(10, TimeUnit.SECONDS);
  }

  @Test
  void goesOnAfterTheServerRefusedWorkForAMoment() throws Exception {
    AtomicInteger refusals = new AtomicInteger(3);
    OutgoingChannel channel =
        channel(
            Map.of(),
            new PatientExecutor(
                task -> {
                  if (refusals.getAndDecrement() > 0) {
                    throw new RejectedExecutionException("full");
                  }
                  executor.execute(task);
                }));

    send(channel, OutgoingEvent.of(event("1"))).done().get(10, TimeUnit.SECONDS);
    send(channel, OutgoingEvent.of(event("2"))).done().get(10, TimeUnit.SECONDS);

    assertThat(refusals).hasValueLessThan(1);
    assertThat(broker.calls())
        .extracting(FakeBroker.Call::ids)
        .containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void rejectsAPayloadThatIsNoCloudEvent() {
    CompletableFuture<Throwable> reason = new CompletableFuture<>();
    channel(Map.of())
        .onNext(
            Message.of(
                "text",
                () -> CompletableFuture.completedFuture(null),
                failure -> {
                  reason.complete(failure);
                  return CompletableFuture.completedFuture(null);
                }));

    assertThat(reason.join()).hasMessageContaining("not java.lang.String");
    assertThat(broker.calls()).isEmpty();
  }

  @Test
  void asksForNoMoreThanItMayHold() throws Exception {
    CompletableFuture<PublishReport> answer = new CompletableFuture<>();
    broker.answer(call -> answer);
    OutgoingChannel channel = channel(Map.of("max-waiting", "2"));
    assertThat(demand).hasValue(2);

    Sent sent = send(channel, OutgoingEvent.of(event("1")));
    assertThat(demand).hasValue(2);
    answer.complete(PublishReport.complete());
    sent.done().get(10, TimeUnit.SECONDS);
    await().until(() -> demand.get() == 3);
  }

  @Test
  void keepsTheTraceContextFromBeingOverwrittenByTheSidecar() throws Exception {
    String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    CloudEvent traced =
        CloudEventBuilder.from(event("1"))
            .withExtension("traceparent", traceparent)
            .withExtension("tracestate", "vendor=1")
            .build();

    send(channel(Map.of()), OutgoingEvent.of(traced)).done().get(10, TimeUnit.SECONDS);

    FakeBroker.Call call = broker.calls().get(0);
    assertThat(call.events().get(0).getExtension("traceparent")).isEqualTo(traceparent);
    assertThat(call.events().get(0).getExtension("traceid")).isEqualTo(traceparent);
    assertThat(call.metadata().get(0))
        .containsEntry("traceparent", traceparent)
        .containsEntry("tracestate", "vendor=1");
  }

  @Test
  void countsWhatBecameOfEveryEvent() {
    CompletableFuture<PublishReport> first = new CompletableFuture<>();
    broker.answer(
        call ->
            call.ids().contains("0")
                ? first
                : CompletableFuture.completedFuture(
                    new PublishReport(List.of(new PublishReport.Refusal(1, "too large")))));
    OutgoingChannel channel = channel(Map.of());
    for (int i = 0; i < 4; i++) {
      send(channel, OutgoingEvent.of(event(Integer.toString(i))));
    }
    channel.onNext(Message.of("text"));
    assertThat(channel.status())
        .isEqualTo(
            new OutgoingChannelStatus("orders", "orders", ChannelState.SERVING, 0, 1, 4, null));

    first.complete(PublishReport.complete());

    await().until(() -> channel.status().waiting() == 0);
    assertThat(channel.status().published()).isEqualTo(3);
    assertThat(channel.status().failed()).isEqualTo(2);
    assertThat(channel.status().lastPublishedAt()).isNotNull();
  }

  @Test
  void tellsAStreamThatFailedFromOneThatIsComplete() {
    OutgoingChannel failing = channel(Map.of());
    failing.onError(new IllegalStateException("the source broke"));
    assertThat(failing.status().state()).isEqualTo(ChannelState.ENDED);

    OutgoingChannel complete = channel(Map.of());
    complete.onComplete();
    assertThat(complete.status().state()).isEqualTo(ChannelState.COMPLETED);
  }

  private void fail(String reason) {
    broker.answer(call -> CompletableFuture.failedFuture(new IllegalStateException(reason)));
  }

  private static CompletableFuture<PublishReport> completed() {
    return CompletableFuture.completedFuture(PublishReport.complete());
  }

  private OutgoingChannel channel(Map<String, String> properties) {
    return channel(properties, executor);
  }

  private OutgoingChannel channel(Map<String, String> properties, Executor acknowledging) {
    Map<String, String> all = new HashMap<>(Map.of("channel-name", "orders", "pubsub", "memory"));
    all.putAll(properties);
    OutgoingChannel channel =
        new OutgoingChannel(OutgoingChannelConfig.from(new MapConfig(all)), broker, acknowledging);
    channel.onSubscribe(
        new Subscription() {
          @Override
          public void request(long n) {
            demand.addAndGet(n);
          }

          @Override
          public void cancel() {
            throw new AssertionError("cancelled");
          }
        });
    return channel;
  }

  private static Sent send(OutgoingChannel channel, OutgoingEvent event) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    channel.onNext(
        event
            .withAck(
                () -> {
                  done.complete(null);
                  return CompletableFuture.completedFuture(null);
                })
            .withNack(
                reason -> {
                  done.completeExceptionally(reason);
                  return CompletableFuture.completedFuture(null);
                }));
    return new Sent(done);
  }

  private record Sent(CompletableFuture<Void> done) {}
}
