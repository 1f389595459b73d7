package com.todoai.notification;

import com.todoai.event.ExtensionAttributes;
import com.todoai.event.NotificationEvent;
import com.todoai.event.Topics;
import com.todoai.kit.outbox.Outbox;
import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was told instead of storing it, and reads it as the other services do. */
public final class RecordedOutbox extends Outbox {

  private final List<NotificationEvent> told = new ArrayList<>();
  private final List<Object> traceParents = new ArrayList<>();

  @Override
  public void add(String topic, CloudEvent event) {
    if (!topic.equals(Topics.TASK_UPDATES)) {
      throw new AssertionError("told on " + topic);
    }
    told.add(NotificationEvent.from(event));
    traceParents.add(event.getExtension(ExtensionAttributes.TRACE_PARENT));
  }

  /** The trace context of each event, null for none. */
  public List<Object> traceParents() {
    return new ArrayList<>(traceParents);
  }

  public List<NotificationEvent> events() {
    return List.copyOf(told);
  }
}
