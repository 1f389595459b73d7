package com.todoai.kit.testing;

import com.todoai.event.ExtensionAttributes;
import com.todoai.kit.outbox.Outbox;
import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps what was told instead of storing it, and reads it as the other services do.
 *
 * @param <E> the kind of event that the service publishes
 */
public final class RecordedOutbox<E> extends Outbox {

  private final String topic;
  private final Function<CloudEvent, E> reader;
  private final List<E> told = new ArrayList<>();
  private final List<Object> traceParents = new ArrayList<>();

  /** Takes events for this topic alone. */
  public RecordedOutbox(String topic, Function<CloudEvent, E> reader) {
    this.topic = topic;
    this.reader = reader;
  }

  @Override
  public synchronized void add(String onTopic, CloudEvent event) {
    if (!onTopic.equals(topic)) {
      throw new AssertionError("told on " + onTopic);
    }
    told.add(reader.apply(event));
    traceParents.add(event.getExtension(ExtensionAttributes.TRACE_PARENT));
  }

  /** What was told, in order. */
  public synchronized List<E> events() {
    return List.copyOf(told);
  }

  /** The trace context of each event, null for none. */
  public synchronized List<Object> traceParents() {
    return new ArrayList<>(traceParents);
  }
}
