package com.todoai.websocket.updates.entity;

import com.todoai.event.EventJson;
import com.todoai.event.MalformedEventException;
import com.todoai.event.NotificationEvent;
import com.todoai.event.NotificationEventType;
import com.todoai.event.TaskEvent;
import com.todoai.event.TaskEventType;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Something that a user's screens need at once: a change of a task, or a notification.
 *
 * @param event the event as it came from the broker
 * @param userId the one user who may see it
 * @param position the change's number in its user's gapless numbering; empty for a notification
 * @param cursor its place among the user's updates
 */
public record Update(CloudEvent event, String userId, OptionalLong position, UpdateCursor cursor) {

  /** The extension attribute of a frame that a client hands back to go on from there. */
  public static final String CURSOR_ATTRIBUTE = "cursor";

  /**
   * Reads an update from its event.
   *
   * @throws MalformedEventException when the event is no update, or not as its schema has it
   */
  public static Update from(CloudEvent event) {
    if (isTaskEvent(event)) {
      TaskEvent change = TaskEvent.from(event);
      return new Update(
          event,
          change.userId(),
          OptionalLong.of(change.position()),
          UpdateCursor.ofPosition(change.position()));
    }
    if (isNotification(event)) {
      NotificationEvent notification = NotificationEvent.from(event);
      return new Update(
          event,
          notification.userId(),
          OptionalLong.empty(),
          UpdateCursor.ofNotification(notification.eventId()));
    }
    throw new MalformedEventException("type", "must be of a task's change or of a notification");
  }

  private static boolean isTaskEvent(CloudEvent event) {
    return Arrays.stream(TaskEventType.values())
        .anyMatch(type -> type.cloudEventType().equals(event.getType()));
  }

  private static boolean isNotification(CloudEvent event) {
    return Arrays.stream(NotificationEventType.values())
        .anyMatch(type -> type.cloudEventType().equals(event.getType()));
  }

  /** The update as clients get it: the event as JSON, with its cursor. */
  public Frame toFrame() {
    CloudEvent withCursor =
        CloudEventBuilder.from(event).withExtension(CURSOR_ATTRIBUTE, cursor.text()).build();
    return new Frame(
        event.getId(), position, new String(EventJson.write(withCursor), StandardCharsets.UTF_8));
  }
}
