package com.todoai.recurrence.reminders.entity;

import com.todoai.event.ReminderOffset;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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
 *
 * <p>The task's events decide about it, and may come in any order: each counts only if none behind
 * it in the task's own order has decided before.
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

  /** The last event of the task that decided about it, by its number among the task's events. */
  @Column(name = "decided_by", nullable = false)
  private long decidedBy;

  @Embedded private Cause cause;

  /** For Hibernate. */
  protected Reminder() {}

  private Reminder(UUID taskId, String userId, String title, ReminderTime time, Cause cause) {
    this.id = UUID.randomUUID();
    this.taskId = Objects.requireNonNull(taskId, "taskId");
    this.userId = Objects.requireNonNull(userId, "userId");
    this.dueAt = time.dueAt();
    this.offset = time.offset().value();
    this.title = Objects.requireNonNull(title, "title");
    this.remindAt = time.remindAt();
    this.cause = Objects.requireNonNull(cause, "cause");
  }

  /**
   * A new reminder that waits for its instant.
   *
   * @param sequence the number of the event that asks for it
   */
  public static Reminder scheduled(
      UUID taskId, String userId, String title, ReminderTime time, Cause cause, long sequence) {
    Reminder reminder = new Reminder(taskId, userId, title, time, cause);
    reminder.state = ReminderState.SCHEDULED;
    reminder.decidedBy = sequence;
    return reminder;
  }

  /**
   * A new reminder whose instant had passed when it was asked for, as far as is known.
   *
   * @param unwantedUntil the number of the last event that is known not to want it; 0 for none
   */
  public static Reminder lapsed(
      UUID taskId,
      String userId,
      String title,
      ReminderTime time,
      Cause cause,
      long unwantedUntil) {
    Reminder reminder = new Reminder(taskId, userId, title, time, cause);
    reminder.state = ReminderState.LAPSED;
    reminder.decidedBy = unwantedUntil;
    return reminder;
  }

  /** Whether an event of that number still counts: it has not fired, and none behind decided. */
  public boolean isOpenTo(long sequence) {
    return !isFired() && decidedBy < sequence;
  }

  /**
   * Lets it wait for an instant, again or anew; not one that has fired.
   *
   * @return false when it waited for that instant already
   */
  public boolean schedule(ReminderTime time, Cause newCause, long sequence) {
    refuseIfFired();
    decidedBy = sequence;
    if (isWaitingFor(time)) {
      return false;
    }
    remindAt = time.remindAt();
    state = ReminderState.SCHEDULED;
    cause = Objects.requireNonNull(newCause, "newCause");
    return true;
  }

  /**
   * Takes it back; not one that has fired.
   *
   * @return false when it did not wait for its instant
   */
  public boolean cancel(long sequence) {
    refuseIfFired();
    decidedBy = sequence;
    boolean waited = isScheduled();
    state = ReminderState.CANCELLED;
    return waited;
  }

  /**
   * It is wanted, but for an instant that had passed when it was asked for, as far as is known; not
   * one that has fired.
   *
   * @param unwantedUntil the number of the last event that is known not to want this instant
   * @return false when it did not wait for another instant
   */
  public boolean lapse(ReminderTime time, long unwantedUntil) {
    refuseIfFired();
    if (!remindAt.equals(time.remindAt())) {
      decidedBy = unwantedUntil;
      remindAt = time.remindAt();
    }
    boolean waited = isScheduled();
    state = ReminderState.LAPSED;
    return waited;
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

  /** Whether it waits for just that instant. */
  public boolean isWaitingFor(ReminderTime time) {
    return isScheduled() && remindAt.equals(time.remindAt());
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

  /** The change that asked for it. */
  public Cause cause() {
    return cause;
  }

  private void refuseIfFired() {
    if (isFired()) {
      throw new IllegalStateException("reminder " + id + " has fired");
    }
  }
}
