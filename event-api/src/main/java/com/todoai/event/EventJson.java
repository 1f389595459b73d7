package com.todoai.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;

/** CloudEvents in structured mode: envelope and data together as one JSON document in UTF-8. */
public final class EventJson {

  /** The media type of such a document. */
  public static final String MEDIA_TYPE = JsonFormat.CONTENT_TYPE;

  private EventJson() {}

  /**
   * Writes an event.
   *
   * @param event the event, not null
   * @return its JSON document
   * @throws IllegalArgumentException when its data has no JSON form in UTF-8
   */
  public static byte[] write(CloudEvent event) {
    return EventMapper.write(event);
  }

  /**
   * Reads an event of any type; {@link TaskEvent#from} and its like read what is in it.
   *
   * @param json a JSON document, not null
   * @return the event
   * @throws MalformedEventException when it is no CloudEvent 1.0 in JSON
   */
  public static CloudEvent read(byte[] json) {
    JsonNode document = EventMapper.parse(json);
    if (!document.isObject()) {
      throw new MalformedEventException("", "must be a JSON object");
    }
    for (ContextAttribute attribute : ContextAttribute.ALL) {
      attribute.check(document);
    }
    document.properties().forEach(e -> requireScalar(e.getKey(), e.getValue()));
    try {
      return EventMapper.fromTree(document, CloudEvent.class);
    } catch (MalformedEventException e) {
      throw unreadableData(document, e);
    }
  }

  /** CloudEvents 1.0.2, JSON format, section 3.1: what is not JSON comes as a string. */
  private static MalformedEventException unreadableData(
      JsonNode document, MalformedEventException e) {
    return document.path("data").isContainerNode()
        ? new MalformedEventException(
            "datacontenttype", "must be a JSON media type where the data is JSON", e)
        : new MalformedEventException("", "must be a CloudEvent 1.0 in JSON", e);
  }

  /** CloudEvents 1.0.2, JSON format, section 2.2: attributes are strings, integers or booleans. */
  private static void requireScalar(String name, JsonNode value) {
    if (!"data".equals(name)
        && !value.isNull()
        && !value.isTextual()
        && !value.isInt()
        && !value.isBoolean()) {
      throw new MalformedEventException(name, "must be a string, a 32-bit integer or a boolean");
    }
  }
}
