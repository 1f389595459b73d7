package com.todoai.notification.notifications.boundary;

import com.todoai.dapr.messaging.UnprocessableEventException;
import com.todoai.event.ReminderEvent;
import com.todoai.event.ReminderEventType;
import com.todoai.kit.correlation.TraceParent;
import com.todoai.kit.event.EventReader;
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
   * Stores a notification for a reminder that has fired, once however often it is told of. That one
   * is scheduled or cancelled is passed over.
   *
   * @throws UnprocessableEventException when the event can never be handled, as one of another
   *     major version; the reason names the event and the field
   */
  @Incoming("reminders")
  @Transactional
  public void on(CloudEvent envelope) {
    LogContext.during(envelope, () -> take(envelope));
  }

  private void take(CloudEvent envelope) {
    ReminderEvent reminder = EventReader.read(envelope, ReminderEvent::from);
    if (reminder.type() == ReminderEventType.FIRED) {
      tell(reminder, TraceParent.of(envelope).map(TraceParent::text).orElse(null));
    }
  }

  private void tell(ReminderEvent reminder, String traceParent) {
    Notification notification = Notification.of(reminder, Instant.now());
    if (notifications.addOnce(notification)) {
      journal.created(notification, reminder.correlationId(), traceParent);
    }
  }
}
