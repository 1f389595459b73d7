package com.todoai.dapr.messaging.incoming;

import static com.todoai.dapr.messaging.support.Events.bulk;
import static com.todoai.dapr.messaging.support.Events.json;
import static com.todoai.dapr.messaging.support.Events.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.todoai.dapr.messaging.EventNotPublishedException;
import com.todoai.dapr.messaging.OutageException;
import com.todoai.dapr.messaging.OutageProbe;
import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.dapr.messaging.config.ConnectorConfigurationException;
import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import com.todoai.dapr.messaging.execution.PatientExecutor;
import com.todoai.dapr.messaging.incoming.DeliveryAnswer.EntryStatus;
import com.todoai.dapr.messaging.sidecar.PublishReport;
import com.todoai.dapr.messaging.status.ChannelState;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import com.todoai.dapr.messaging.support.FakeBroker;
import com.todoai.dapr.messaging.support.MapConfig;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncomingChannelsTest {

  private static final TraceContext NO_TRACE = TraceContext.of(null, null);
  private static final DeliveryAnswer SUCCESS = new DeliveryAnswer.Single(DeliveryStatus.SUCCESS);
  private static final DeliveryAnswer RETRY = new DeliveryAnswer.Single(DeliveryStatus.RETRY);

  private final ExecutorService executor = Executors.newFixedThreadPool(4);
  private final FakeBroker broker = new FakeBroker();
  private final List<OutageProbe> probes = new ArrayList<>();
  private Optional<String> appId = Optional.of("shop");
  private final IncomingChannels channels =
      new IncomingChannels(broker, () -> CompletableFuture.completedStage(appId), probes::stream);

  @AfterEach
  void stop() throws InterruptedException {
    executor.shutdownNow();
    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void isReadyOnceStartedAndListenedToUntilItDrains() {
    IncomingChannel channel = channels.open(config(Map.of()));
    assertThat(channels.ready()).isFalse();
    channels.start(executor);
    assertThat(channels.ready()).isFalse();
    assertThat(accepted("orders")).isFalse();

    channel.publisher().subscribe(new RecordingHandler(events -> {}));
    assertThat(channels.ready()).isTrue();

    channels.drain(Duration.ZERO);
    assertThat(channels.ready()).isFalse();
    assertThat(accepted("orders")).isFalse();
  }

  @Test
  void knowsNothingOfOtherRoutes() {
    handler(Map.of(), events -> {});

    assertThat(accepted("invoices")).isFalse();
  }

  @Test
  void subscribesToRawPayloads() {
    handler(Map.of("bulk", "true", "bulk.max-messages", "7"), events -> {});

    Subscription subscription = channels.subscriptions().get(0);
    assertThat(subscription.pubsubName()).isEqualTo("memory");
    assertThat(subscription.topic()).isEqualTo("orders");
    assertThat(subscription.route()).isEqualTo("/dapr/events/orders");
    assertThat(subscription.metadata()).containsEntry("rawPayload", "true");
    assertThat(subscription.bulkSubscribe()).isEqualTo(new Subscription.BulkSubscribe(true, 7, 10));
  }

  @Test
  void answersOnlyAfterTheHandlerIsDone() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    RecordingHandler handler = handler(Map.of(), events -> awaitLatch(mayEnd));

    CompletableFuture<DeliveryAnswer> answer = deliver(single(json("1")));
    await().until(() -> handler.handled().size() == 1);
    assertThat(answer).isNotDone();

    mayEnd.countDown();
    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
  }

  @Test
  void readsAnEventThatTheSidecarDidNotWrap() throws Exception {
    RecordingHandler handler = handler(Map.of(), events -> {});

    assertThat(deliver(json("1")).get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
    assertThat(handler.handled()).containsExactly(List.of("1"));
  }

  @Test
  void handsOverOneEventAtATimeAndLetsTheOthersWait() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    RecordingHandler handler = handler(Map.of(), events -> awaitLatch(mayEnd));

    CompletableFuture<DeliveryAnswer> first = deliver(single(json("1")));
    await().until(() -> handler.handled().size() == 1);
    CompletableFuture<DeliveryAnswer> second = deliver(single(json("2")));

    assertThat(handler.handled()).hasSize(1);
    assertThat(second).isNotDone();
    mayEnd.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
    assertThat(handler.handled()).containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void sendsBackWhatFindsNoRoomToWait() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    RecordingHandler handler = handler(Map.of("max-waiting", "1"), events -> awaitLatch(mayEnd));

    CompletableFuture<DeliveryAnswer> handled = deliver(single(json("1")));
    await().until(() -> handler.handled().size() == 1);
    CompletableFuture<DeliveryAnswer> waiting = deliver(single(json("2")));
    CompletableFuture<DeliveryAnswer> tooMany = deliver(single(json("3")));

    assertThat(tooMany.get(10, TimeUnit.SECONDS)).isEqualTo(RETRY);
    mayEnd.countDown();
    assertThat(handled.get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
  }

  @Test
  void retriesWithoutDeadLetterDuringAnOutage() throws Exception {
    RecordingHandler handler =
        handler(
            Map.of("max-attempts", "1"),
            events -> {
              throw new OutageException("database", null);
            });

    for (int i = 0; i < 5; i++) {
      assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(RETRY);
    }
    assertThat(broker.calls()).isEmpty();
    assertThat(handler.handled()).hasSize(5);
  }

  /** What a processor's result is rejected with while the broker behind the sidecar is away. */
  @Test
  void doesNotBlameAnEventForAResultThatCouldNotBePublished() throws Exception {
    RecordingHandler handler =
        handler(
            Map.of(),
            events -> {
              throw new EventNotPublishedException("memory/invoices: INTERNAL: no broker", null);
            });

    assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(RETRY);

    assertThat(handler.handled()).hasSize(1);
    assertThat(broker.calls()).isEmpty();
  }

  @Test
  void deadLettersTheWholeEventWithReasonAttemptsAndOrigin() throws Exception {
    RecordingHandler handler =
        handler(
            Map.of(),
            events -> {
              throw new UnprocessableEventException("no such\nproduct", null);
            });

    assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);

    assertThat(handler.handled()).hasSize(3);
    FakeBroker.Call call = broker.calls().get(0);
    assertThat(broker.calls()).hasSize(1);
    assertThat(call.pubsub()).isEqualTo("memory");
    assertThat(call.topic()).isEqualTo("orders-dead-letter");
    assertThat(call.metadata().get(0)).containsEntry("partitionKey", "ann");
    CloudEvent dead = call.events().get(0);
    assertThat(dead.getId()).isEqualTo("1");
    assertThat(dead.getData().toBytes()).asString().contains("12");
    assertThat(dead.getExtension("deadletterreason")).isEqualTo("no such product");
    assertThat(dead.getExtension("deadletterattempts")).isEqualTo(3);
    assertThat(dead.getExtension("deadlettertopic")).isEqualTo("orders");
    assertThat(dead.getExtension("deadletterpubsub")).isEqualTo("memory");
    assertThat(dead.getExtension("deadletterchannel")).isEqualTo("orders");
    assertThat(dead.getExtension("deadletterapp")).isEqualTo("shop");
  }

  @Test
  void deadLettersWithoutTheAppIdWhenItIsNotKnown() throws Exception {
    appId = Optional.empty();
    handler(Map.of(), events -> {});

    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    assertThat(deliver(single(garbage)).get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);

    CloudEvent dead = broker.calls().get(0).events().get(0);
    assertThat(dead.getExtension("deadletterapp")).isNull();
    assertThat(dead.getExtension("deadletterchannel")).isEqualTo("orders");
  }

  @Test
  void deadLettersTheBeginningOfWhatIsTooLarge() throws Exception {
    handler(Map.of("dead-letter.max-bytes", "16384"), events -> {});

    byte[] garbage = "g".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    assertThat(deliver(single(garbage)).get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);

    CloudEvent dead = broker.calls().get(0).events().get(0);
    assertThat(dead.getExtension("deadlettersize")).isEqualTo(20_000);
    assertThat(dead.getData().toBytes()).hasSizeBetween(10_000, 16_384);
  }

  @Test
  void triesAgainEvenWhenTheServerRefusesWorkForAMoment() throws Exception {
    AtomicInteger refusals = new AtomicInteger(-1);
    RecordingHandler handler =
        handler(
            Map.of(),
            events -> {
              if (refusals.compareAndSet(-1, 3)) {
                throw new IllegalStateException("not yet");
              }
            });
    channels.start(
        new PatientExecutor(
            task -> {
              if (refusals.get() > 0) {
                refusals.decrementAndGet();
                throw new RejectedExecutionException("full");
              }
              executor.execute(task);
            }));

    assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
    assertThat(handler.handled()).hasSize(2);
    assertThat(refusals).hasValue(0);
  }

  @Test
  void takesNothingForDeadLetteredThatTheBrokerDidNotTake() throws Exception {
    handler(
        Map.of(),
        events -> {
          throw new UnprocessableEventException("bad", null);
        });

    broker.answer(call -> CompletableFuture.failedFuture(new IllegalStateException("away")));
    assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(RETRY);
    broker.answer(
        call ->
            CompletableFuture.completedFuture(
                new PublishReport(List.of(new PublishReport.Refusal(0, "too large")))));
    assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(RETRY);
  }

  @Test
  void countsAnUnknownFailureOnlyWhileNoProbeReportsAnOutage() throws Exception {
    boolean[] away = {true};
    probes.add(() -> away[0]);
    handler(
        Map.of(),
        events -> {
          throw new IllegalStateException("what is this");
        });

    assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(RETRY);
    assertThat(broker.calls()).isEmpty();

    away[0] = false;
    assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
    assertThat(broker.calls().get(0).events().get(0).getExtension("deadletterreason"))
        .isEqualTo("java.lang.IllegalStateException: what is this");
  }

  @Test
  void takesAProbeThatFailsForAnOutage() throws Exception {
    probes.add(
        () -> {
          throw new IllegalStateException("the probe itself");
        });
    handler(
        Map.of(),
        events -> {
          throw new IllegalStateException("what is this");
        });

    assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(RETRY);
    assertThat(broker.calls()).isEmpty();
  }

  @Test
  void goesOnWhenALaterAttemptSucceeds() throws Exception {
    int[] calls = {0};
    handler(
        Map.of(),
        events -> {
          calls[0]++;
          if (calls[0] < 3) {
            throw new IllegalStateException("not yet");
          }
        });

    assertThat(deliver(single(json("1"))).get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
    assertThat(broker.calls()).isEmpty();
  }

  @Test
  void deadLettersBytesThatAreNoCloudEventWithoutTroublingTheHandler() throws Exception {
    RecordingHandler handler = handler(Map.of(), events -> {});
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);

    assertThat(deliver(single(garbage)).get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);

    CloudEvent dead = broker.calls().get(0).events().get(0);
    assertThat(dead.getData().toBytes()).isEqualTo(garbage);
    assertThat(dead.getExtension("deadletterreason").toString())
        .startsWith("not a CloudEvent in JSON");
    assertThat(dead.getExtension("deadletterattempts")).isEqualTo(0);
    assertThat(handler.handled()).isEmpty();
  }

  @Test
  void handlesAListInOneCall() throws Exception {
    RecordingHandler handler = handler(Map.of("bulk", "true"), events -> {});

    assertThat(deliver(bulk(json("1"), json("2"))).get(10, TimeUnit.SECONDS))
        .isEqualTo(statuses(DeliveryStatus.SUCCESS, DeliveryStatus.SUCCESS));
    assertThat(handler.handled()).containsExactly(List.of("1", "2"));
  }

  @Test
  void handlesAListOneByOneAfterItFailed() throws Exception {
    RecordingHandler handler =
        handler(Map.of("bulk", "true", "max-attempts", "1"), events -> refuse(events, "2"));

    assertThat(deliver(bulk(json("1"), json("2"), json("3"))).get(10, TimeUnit.SECONDS))
        .isEqualTo(
            statuses(DeliveryStatus.SUCCESS, DeliveryStatus.SUCCESS, DeliveryStatus.SUCCESS));
    assertThat(handler.handled())
        .containsExactly(List.of("1", "2", "3"), List.of("1"), List.of("2"), List.of("3"));
    assertThat(broker.calls()).hasSize(1);
    assertThat(broker.calls().get(0).ids()).containsExactly("2");
  }

  @Test
  void sendsAListBackAsAWholeDuringAnOutage() throws Exception {
    RecordingHandler handler =
        handler(
            Map.of("bulk", "true"),
            events -> {
              throw new OutageException("database", null);
            });

    assertThat(deliver(bulk(json("1"), json("2"))).get(10, TimeUnit.SECONDS))
        .isEqualTo(statuses(DeliveryStatus.RETRY, DeliveryStatus.RETRY));
    assertThat(handler.handled()).hasSize(1);
  }

  @Test
  void keepsTheOrderOfAListWhoseDeadLetterCannotBePublished() throws Exception {
    broker.answer(call -> CompletableFuture.failedFuture(new IllegalStateException("away")));
    handler(Map.of("bulk", "true", "max-attempts", "1"), events -> refuse(events, "2"));

    assertThat(deliver(bulk(json("1"), json("2"), json("3"))).get(10, TimeUnit.SECONDS))
        .isEqualTo(statuses(DeliveryStatus.SUCCESS, DeliveryStatus.RETRY, DeliveryStatus.RETRY));
  }

  @Test
  void deadLettersWhatIsNoCloudEventInAList() throws Exception {
    RecordingHandler handler = handler(Map.of("bulk", "true"), events -> {});

    assertThat(
            deliver(bulk(json("1"), "x".getBytes(StandardCharsets.UTF_8), json("3")))
                .get(10, TimeUnit.SECONDS))
        .isEqualTo(
            statuses(DeliveryStatus.SUCCESS, DeliveryStatus.SUCCESS, DeliveryStatus.SUCCESS));
    assertThat(handler.handled()).containsExactly(List.of("1", "3"));
    assertThat(broker.calls()).hasSize(1);
  }

  @Test
  void refusesABulkBodyWithoutEntries() {
    handler(Map.of("bulk", "true"), events -> {});

    assertThatThrownBy(() -> channels.deliver("orders", json("1"), NO_TRACE, (a, f) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("entries");
  }

  @Test
  void waitsForWhatIsBeingHandledBeforeItIsDrained() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    RecordingHandler handler = handler(Map.of(), events -> awaitLatch(mayEnd));
    CompletableFuture<DeliveryAnswer> answer = deliver(single(json("1")));
    await().until(() -> handler.handled().size() == 1);

    CompletableFuture<Void> drained =
        CompletableFuture.runAsync(() -> channels.drain(Duration.ofSeconds(30)), executor);
    await().until(() -> !channels.ready());
    assertThat(drained).isNotDone();

    mayEnd.countDown();
    drained.get(10, TimeUnit.SECONDS);
    assertThat(answer).isCompletedWithValue(SUCCESS);
  }

  @Test
  void sendsEverythingBackWhenTheHandlersStreamEnds() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    RecordingHandler handler = handler(Map.of(), events -> awaitLatch(never));
    CompletableFuture<DeliveryAnswer> answer = deliver(single(json("1")));
    await().until(() -> handler.handled().size() == 1);

    handler.subscription().cancel();

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(RETRY);
    assertThat(channels.ready()).isFalse();
  }

  @Test
  void countsWhatBecameOfEveryEvent() throws Exception {
    handler(
        Map.of("bulk", "true", "max-attempts", "1"),
        events -> {
          if (events.get(0).getId().equals("4")) {
            throw new OutageException("database", null);
          }
          refuse(events, "2");
        });

    deliver(bulk(json("1"), json("2"), json("3"))).get(10, TimeUnit.SECONDS);
    deliver(bulk(json("4"), json("5"))).get(10, TimeUnit.SECONDS);

    IncomingChannelStatus status = channels.statuses().get(0);
    assertThat(channels.statuses()).hasSize(1);
    assertThat(status.channel()).isEqualTo("orders");
    assertThat(status.handled()).isEqualTo(2);
    assertThat(status.deadLettered()).isEqualTo(1);
    assertThat(status.retried()).isEqualTo(2);
    assertThat(status.lastHandledAt()).isNotNull();
  }

  @Test
  void tellsThatAHandlerHangs() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    handler(Map.of(), events -> awaitLatch(mayEnd));
    CompletableFuture<DeliveryAnswer> first = deliver(single(json("1")));
    CompletableFuture<DeliveryAnswer> second = deliver(single(json("2")));

    await().until(() -> status().oldestWaiting().toMillis() >= 100);
    assertThat(status().waiting()).isEqualTo(2);
    assertThat(status().state()).isEqualTo(ChannelState.SERVING);

    mayEnd.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(SUCCESS);
    assertThat(status().waiting()).isZero();
    assertThat(status().oldestWaiting()).isZero();
  }

  @Test
  void waitsForNoAnswerToABodyThatItRefuses() {
    handler(Map.of("bulk", "true"), events -> {});

    assertThatThrownBy(() -> channels.deliver("orders", json("1"), NO_TRACE, (a, f) -> {}))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(status().waiting()).isZero();
  }

  @Test
  void tellsTheStateOfAChannelFromItsOpeningToItsEnd() {
    IncomingChannel channel = channels.open(config(Map.of("topic", "placed")));
    RecordingHandler handler = new RecordingHandler(events -> {});
    assertThat(state()).isEqualTo(ChannelState.NOT_READY);
    channel.publisher().subscribe(handler);
    assertThat(state()).isEqualTo(ChannelState.NOT_READY);

    channels.start(executor);
    assertThat(state()).isEqualTo(ChannelState.SERVING);
    assertThat(channels.statuses().get(0).topic()).isEqualTo("placed");

    handler.subscription().cancel();
    assertThat(state()).isEqualTo(ChannelState.ENDED);
  }

  @Test
  void isNotReadyWhileItDrains() {
    handler(Map.of(), events -> {});

    channels.drain(Duration.ZERO);

    assertThat(state()).isEqualTo(ChannelState.NOT_READY);
  }

  @Test
  void refusesTwoChannelsOnOneTopic() {
    channels.open(config(Map.of()));

    assertThatThrownBy(
            () -> channels.open(config(Map.of("channel-name", "copies", "topic", "orders"))))
        .isInstanceOf(ConnectorConfigurationException.class)
        .hasMessageStartingWith("mp.messaging.incoming.copies.topic is \"orders\"");
  }

  private RecordingHandler handler(Map<String, String> properties, RecordingHandler.Work work) {
    RecordingHandler handler = new RecordingHandler(work);
    channels.open(config(properties)).publisher().subscribe(handler);
    channels.start(executor);
    return handler;
  }

  private static IncomingChannelConfig config(Map<String, String> properties) {
    Map<String, String> all =
        new HashMap<>(Map.of("channel-name", "orders", "pubsub", "memory", "retry-delay-ms", "1"));
    all.putAll(properties);
    return IncomingChannelConfig.from(new MapConfig(all));
  }

  private IncomingChannelStatus status() {
    return channels.statuses().get(0);
  }

  private ChannelState state() {
    return status().state();
  }

  private boolean accepted(String channel) {
    return channels.deliver(channel, single(json("1")), NO_TRACE, (answer, failure) -> {});
  }

  private CompletableFuture<DeliveryAnswer> deliver(byte[] body) {
    CompletableFuture<DeliveryAnswer> told = new CompletableFuture<>();
    assertThat(
            channels.deliver("orders", body, NO_TRACE, (answer, failure) -> told.complete(answer)))
        .isTrue();
    return told;
  }

  private static DeliveryAnswer statuses(DeliveryStatus... statuses) {
    List<EntryStatus> entries = new ArrayList<>();
    for (DeliveryStatus status : statuses) {
      entries.add(new EntryStatus(Integer.toString(entries.size()), status));
    }
    return new DeliveryAnswer.Bulk(entries);
  }

  private static void refuse(List<CloudEvent> events, String id) {
    if (events.stream().anyMatch(event -> event.getId().equals(id))) {
      throw new UnprocessableEventException("refused", null);
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("not released in time");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
