package com.todoai.notification.notifications.control;

import com.todoai.event.NotificationEvent;
import com.todoai.event.NotificationEventType;
import com.todoai.event.SchemaVersion;
import com.todoai.event.Topics;
import com.todoai.kit.outbox.Outbox;
import com.todoai.notification.notifications.entity.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Tells the user's screens of a new notification, in the transaction that stores it. */
@ApplicationScoped
public class NotificationJournal {

  private static final String SERVICE = "notification";

  private final Outbox outbox;

  /** For the container's proxy. */
  protected NotificationJournal() {
    this(null);
  }

  @Inject
  public NotificationJournal(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Tells of a notification, on behalf of what the correlation id stands for. */
  public void created(Notification notification, String correlationId) {
    NotificationEvent event =
        new NotificationEvent(
            UUID.randomUUID(),
            NotificationEventType.CREATED,
            notification.id(),
            notification.taskId(),
            notification.userId(),
            notification.kind(),
            notification.title(),
            notification.createdAt(),
            SchemaVersion.CURRENT,
            correlationId,
            SERVICE,
            SERVICE);
    outbox.add(Topics.TASK_UPDATES, event.toCloudEvent());
  }
}
