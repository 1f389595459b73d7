package com.todoai.recurrence;

import com.todoai.event.ExtensionAttributes;
import com.todoai.event.ReminderEvent;
import com.todoai.event.ReminderEventType;
import com.todoai.event.Topics;
import com.todoai.kit.outbox.Outbox;
import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was told instead of storing it, and reads it as the other services do. */
public final class RecordedOutbox extends Outbox {

  private final List<ReminderEvent> told = new ArrayList<>();
  private final List<Object> traceParents = new ArrayList<>();

  @Override
  public synchronized void add(String topic, CloudEvent event) {
    if (!topic.equals(Topics.REMINDERS)) {
      throw new AssertionError("told on " + topic);
    }
    told.add(ReminderEvent.from(event));
    traceParents.add(event.getExtension(ExtensionAttributes.TRACE_PARENT));
  }

  /** The trace context of each event, null for none. */
  public synchronized List<Object> traceParents() {
    return new ArrayList<>(traceParents);
  }

  public synchronized List<ReminderEvent> events() {
    return List.copyOf(told);
  }

  /** What happened, in order. */
  public synchronized List<ReminderEventType> types() {
    return told.stream().map(ReminderEvent::type).toList();
  }
}
