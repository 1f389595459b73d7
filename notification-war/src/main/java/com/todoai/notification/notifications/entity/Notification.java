package com.todoai.notification.notifications.entity;

import com.todoai.event.ReminderEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** What a user was told in the application, and whether they have read it. */
@Entity
@Table(name = "notification")
public class Notification {

  /** The kind that tells of a task that is due. */
  public static final String REMINDER = "reminder";

  @Id private UUID id;

  @TenantId
  @Column(name = "user_id", nullable = false, updatable = false)
  private String userId;

  @Column(name = "task_id", nullable = false, updatable = false)
  private UUID taskId;

  @Column(name = "due_at", nullable = false, updatable = false)
  private Instant dueAt;

  @Column(name = "offset_before", nullable = false, updatable = false)
  private String offset;

  @Column(nullable = false, updatable = false)
  private String kind;

  @Column(nullable = false, updatable = false)
  private String title;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "read_at")
  private Instant readAt;

  /** For Hibernate. */
  protected Notification() {}

  /** The notification that a reminder has fired. */
  public static Notification of(ReminderEvent reminder, Instant now) {
    Notification notification = new Notification();
    notification.id = UUID.randomUUID();
    notification.userId = reminder.userId();
    notification.taskId = reminder.taskId();
    notification.dueAt = reminder.dueAt();
    notification.offset = reminder.offset().value();
    notification.kind = REMINDER;
    notification.title = reminder.title();
    notification.createdAt = stored(now);
    return notification;
  }

  /** Marks it as read; one that has been read keeps the instant at which it was first. */
  public void read(Instant now) {
    if (readAt == null) {
      readAt = stored(now);
    }
  }

  public UUID id() {
    return id;
  }

  public String userId() {
    return userId;
  }

  public UUID taskId() {
    return taskId;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** How long before due, as it was written. */
  public String offset() {
    return offset;
  }

  public String kind() {
    return kind;
  }

  public String title() {
    return title;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When it was first read, or null. */
  public Instant readAt() {
    return readAt;
  }

  /** The database keeps microseconds. */
  private static Instant stored(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
