package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.IncomingEvent;
import com.todoai.dapr.messaging.IncomingEvents;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Stands for the handler of a channel: one message at a time, acknowledged when it returns. */
class RecordingHandler implements Subscriber<Message<?>> {

  /** What the handler does with the events of one message. */
  interface Work {
    void handle(List<CloudEvent> events);
  }

  private final Work work;
  private final List<List<String>> handled = new CopyOnWriteArrayList<>();
  private Subscription subscription;

  RecordingHandler(Work work) {
    this.work = work;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription = newSubscription;
    subscription.request(1);
  }

  @Override
  public void onNext(Message<?> message) {
    List<CloudEvent> events =
        message instanceof IncomingEvents list
            ? list.getPayload()
            : List.of(((IncomingEvent) message).getPayload());
    handled.add(events.stream().map(CloudEvent::getId).toList());
    try {
      work.handle(events);
      message.ack();
    } catch (RuntimeException e) {
      message.nack(e);
    }
    subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    throw new AssertionError(failure);
  }

  @Override
  public void onComplete() {
    throw new AssertionError("a channel never completes");
  }

  /** The ids of the events of each message, in the order of the calls. */
  List<List<String>> handled() {
    return handled;
  }

  Subscription subscription() {
    return subscription;
  }
}
