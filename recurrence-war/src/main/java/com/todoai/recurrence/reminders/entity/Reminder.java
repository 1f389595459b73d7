package com.todoai.recurrence.reminders.entity;

import com.todoai.event.ReminderOffset;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One reminder of a task. There is one for each due instant and offset of the task, and it fires
 * once, however often the task is changed back and forth.
 */
@Entity
@Table(name = "reminder")
public class Reminder {

  @Id private UUID id;

  @Column(name = "task_id", nullable = false, updatable = false)
  private UUID taskId;

  @Column(name = "due_at", nullable = false, updatable = false)
  private Instant dueAt;

  @Column(name = "offset_before", nullable = false, updatable = false)
  private String offset;

  @Column(name = "user_id", nullable = false, updatable = false)
  private String userId;

  @Column(nullable = false)
  private String title;

  @Column(name = "remind_at", nullable = false)
  private Instant remindAt;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private ReminderState state;

  @Column(name = "fired_at")
  private Instant firedAt;

  @Column(name = "correlation_id", nullable = false)
  private String correlationId;

  /** For Hibernate. */
  protected Reminder() {}

  /**
   * A new reminder that waits for its instant.
   *
   * @param correlationId of the change that asked for it
   */
  public Reminder(
      UUID taskId, String userId, String title, ReminderTime time, String correlationId) {
    this.id = UUID.randomUUID();
    this.taskId = Objects.requireNonNull(taskId, "taskId");
    this.userId = Objects.requireNonNull(userId, "userId");
    this.dueAt = time.dueAt();
    this.offset = time.offset().value();
    this.title = Objects.requireNonNull(title, "title");
    this.remindAt = time.remindAt();
    this.state = ReminderState.SCHEDULED;
    this.correlationId = Objects.requireNonNull(correlationId, "correlationId");
  }

  /** Lets it wait for an instant, again or anew; not for one that has fired. */
  public void schedule(Instant instant, String cause) {
    refuseIfFired();
    remindAt = Objects.requireNonNull(instant, "instant");
    state = ReminderState.SCHEDULED;
    correlationId = Objects.requireNonNull(cause, "cause");
  }

  /** Takes it back; not one that has fired. */
  public void cancel() {
    refuseIfFired();
    state = ReminderState.CANCELLED;
  }

  /** Marks it as fired, for good. */
  public void fire(Instant now) {
    refuseIfFired();
    state = ReminderState.FIRED;
    firedAt = Objects.requireNonNull(now, "now");
  }

  /** Takes on the task's new title. */
  public void rename(String newTitle) {
    title = Objects.requireNonNull(newTitle, "newTitle");
  }

  /** Whether it is the reminder for this due instant and offset. */
  public boolean isFor(ReminderTime time) {
    return dueAt.equals(time.dueAt()) && offset.equals(time.offset().value());
  }

  public boolean isScheduled() {
    return state == ReminderState.SCHEDULED;
  }

  public boolean isFired() {
    return state == ReminderState.FIRED;
  }

  public UUID id() {
    return id;
  }

  public UUID taskId() {
    return taskId;
  }

  public String userId() {
    return userId;
  }

  public String title() {
    return title;
  }

  public ReminderOffset offset() {
    return ReminderOffset.parse(offset);
  }

  public Instant dueAt() {
    return dueAt;
  }

  public Instant remindAt() {
    return remindAt;
  }

  public ReminderState state() {
    return state;
  }

  public String correlationId() {
    return correlationId;
  }

  private void refuseIfFired() {
    if (isFired()) {
      throw new IllegalStateException("reminder " + id + " has fired");
    }
  }
}
