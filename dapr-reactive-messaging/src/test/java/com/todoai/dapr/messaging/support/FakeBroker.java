package com.todoai.dapr.messaging.support;

import com.todoai.dapr.messaging.sidecar.EventPublisher;
import com.todoai.dapr.messaging.sidecar.PublishReport;
import com.todoai.dapr.messaging.sidecar.SerializedEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Stands for the sidecar's publish call; answers each call as told. */
public final class FakeBroker implements EventPublisher {

  /**
   * A publish call.
   *
   * @param pubsub the component
   * @param topic the topic
   * @param events what was published
   * @param metadata what was published with each
   */
  public record Call(
      String pubsub, String topic, List<CloudEvent> events, List<Map<String, String>> metadata) {

    /**
     * The ids of the events.
     *
     * @return in the order of the call
     */
    public List<String> ids() {
      return events.stream().map(CloudEvent::getId).toList();
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Function<Call, CompletionStage<PublishReport>> answer =
      call -> CompletableFuture.completedFuture(PublishReport.complete());

  /**
   * Sets what calls are answered from now on.
   *
   * @param newAnswer gives the answer to a call
   */
  public void answer(Function<Call, CompletionStage<PublishReport>> newAnswer) {
    answer = newAnswer;
  }

  /**
   * The calls so far.
   *
   * @return in their order
   */
  public List<Call> calls() {
    return calls;
  }

  @Override
  public CompletionStage<PublishReport> publish(
      String pubsub, String topic, List<SerializedEvent> events) {
    JsonFormat format = new JsonFormat();
    Call call =
        new Call(
            pubsub,
            topic,
            events.stream().map(event -> format.deserialize(event.json())).toList(),
            events.stream().map(SerializedEvent::metadata).toList());
    calls.add(call);
    return answer.apply(call);
  }
}
