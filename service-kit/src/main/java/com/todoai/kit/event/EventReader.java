package com.todoai.kit.event;

import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.event.MalformedEventException;
import io.cloudevents.CloudEvent;
import java.util.function.Function;

/**
 * Reads an event as a consumer does: one that breaks the contract will not do so less next time.
 */
public final class EventReader {

  private EventReader() {}

  /**
   * Reads an event. A consumer reads whatever its topic brings, also what it then has no use for:
   * only so is an event of another major version seen, whatever its type.
   *
   * @param envelope the event as it came, not null
   * @param format reads the topic's events, such as {@code TaskEvent::from}
   * @return what the format makes of it
   * @throws UnprocessableEventException when it breaks the contract; the reason names the event and
   *     the field
   */
  public static <E> E read(CloudEvent envelope, Function<CloudEvent, E> format) {
    try {
      return format.apply(envelope);
    } catch (MalformedEventException e) {
      throw new UnprocessableEventException("Event " + envelope.getId() + ": " + e.getMessage(), e);
    }
  }
}
