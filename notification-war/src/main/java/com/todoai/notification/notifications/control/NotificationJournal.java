package com.todoai.notification.notifications.control;

import com.todoai.event.NotificationEvent;
import com.todoai.event.NotificationEventType;
import com.todoai.event.SchemaVersion;
import com.todoai.event.Topics;
import com.todoai.kit.correlation.TraceParent;
import com.todoai.kit.logging.ChangeLog;
import com.todoai.kit.outbox.Outbox;
import com.todoai.notification.notifications.entity.Notification;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Tells the user's screens of a new notification, in the transaction that stores it. */
@ApplicationScoped
public class NotificationJournal {

  private static final String SERVICE = "notification";

  private final Outbox outbox;
  private final ChangeLog log;

  /** For the container's proxy. */
  protected NotificationJournal() {
    this(null, null);
  }

  @Inject
  public NotificationJournal(Outbox outbox, ChangeLog log) {
    this.outbox = outbox;
    this.log = log;
  }

  /**
   * Tells of a notification, on behalf of what led to it.
   *
   * @param correlationId what ties it to the request that it came from
   * @param traceParent the W3C trace context of what led to it, or null
   */
  public void created(Notification notification, String correlationId, String traceParent) {
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
    CloudEvent envelope = TraceParent.carriedBy(event.toCloudEvent(), traceParent);
    outbox.add(Topics.TASK_UPDATES, envelope);
    log.note("Committed", envelope);
  }
}
