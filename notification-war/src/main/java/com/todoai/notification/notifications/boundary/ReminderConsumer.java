package com.todoai.notification.notifications.boundary;

import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.event.MalformedEventException;
import com.todoai.event.ReminderEvent;
import com.todoai.event.ReminderEventType;
import com.todoai.kit.correlation.TraceParent;
import com.todoai.kit.logging.LogContext;
import com.todoai.notification.notifications.control.NotificationJournal;
import com.todoai.notification.notifications.control.Notifications;
import com.todoai.notification.notifications.entity.Notification;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Notifies users of the reminders that fire. */
@ApplicationScoped
public class ReminderConsumer {

  private final Notifications notifications;
  private final NotificationJournal journal;

  /** For the container's proxy. */
  protected ReminderConsumer() {
    this(null, null);
  }

  @Inject
  ReminderConsumer(Notifications notifications, NotificationJournal journal) {
    this.notifications = notifications;
    this.journal = journal;
  }

  /**
   * Stores a notification for a reminder that has fired, once however often it is told of. Other
   * events of the topic are passed over, those of types that are not known here too.
   *
   * @throws UnprocessableEventException when the event can never be handled
   */
  @Incoming("reminders")
  @Transactional
  public void on(CloudEvent envelope) {
    if (ReminderEventType.FIRED.cloudEventType().equals(envelope.getType())) {
      LogContext.during(envelope, () -> tell(envelope));
    }
  }

  private void tell(CloudEvent envelope) {
    try {
      ReminderEvent reminder = ReminderEvent.from(envelope);
      Notification notification = Notification.of(reminder, Instant.now());
      if (notifications.addOnce(notification)) {
        journal.created(
            notification,
            reminder.correlationId(),
            TraceParent.of(envelope).map(TraceParent::text).orElse(null));
      }
    } catch (MalformedEventException e) {
      throw new UnprocessableEventException(e.getMessage(), e);
    }
  }
}
