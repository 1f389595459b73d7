package com.todoai.notification.notifications.boundary;

import com.todoai.notification.notifications.entity.Notification;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * What a user sees of a notification.
 *
 * @param kind what it tells, {@code reminder}
 * @param title of the task, as it was when the reminder fired
 * @param readAt when it was first read; null until then
 */
@JsonbNillable
@JsonbPropertyOrder({"id", "taskId", "kind", "title", "createdAt", "readAt"})
public record NotificationView(
    UUID id, UUID taskId, String kind, String title, Instant createdAt, Instant readAt) {

  static NotificationView of(Notification notification) {
    return new NotificationView(
        notification.id(),
        notification.taskId(),
        notification.kind(),
        notification.title(),
        notification.createdAt(),
        notification.readAt());
  }
}
