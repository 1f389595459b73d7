package com.todoai.todo.tasks.entity;

import com.todoai.event.Occurrence;
import com.todoai.event.Priority;
import com.todoai.event.ReminderOffset;
import com.todoai.event.TaskSnapshot;
import com.todoai.event.TaskStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/**
 * A task of one user.
 *
 * <p>Its version counts its changes from 1 without a gap, and so is the sequence number of its
 * events, too.
 */
@Entity
@Table(name = "task")
public class Task {

  @Id private UUID id;

  @TenantId
  @Column(name = "user_id", nullable = false, updatable = false)
  private String userId;

  @Column(nullable = false)
  private String title;

  private String description;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private TaskStatus status;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Priority priority;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(nullable = false)
  private List<String> tags;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "time_zone")
  private ZoneId timeZone;

  @Column(name = "recurrence_rule")
  private String recurrenceRule;

  @Column(name = "series_id")
  private UUID seriesId;

  @Column(name = "series_start")
  private Instant seriesStart;

  @Column(name = "recurrence_id")
  private Instant recurrenceId;

  @Column(name = "series_handed_on", nullable = false)
  private boolean seriesHandedOn;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(nullable = false)
  private List<String> reminders;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at", nullable = false)
  private Instant updatedAt;

  @Column(name = "completed_at")
  private Instant completedAt;

  @Version private long version = 1;

  /** For Hibernate. */
  protected Task() {}

  /**
   * A new task of the user.
   *
   * @param now the instant of creation; kept to the microsecond, as PostgreSQL does
   */
  public static Task create(String userId, TaskFields fields, Instant now) {
    return create(userId, fields, null, now);
  }

  /**
   * A new task that is the given occurrence of a series.
   *
   * @param occurrence its place in the series; null for a task that starts its own, or has none
   */
  public static Task create(String userId, TaskFields fields, Occurrence occurrence, Instant now) {
    Task task = new Task();
    task.id = UUID.randomUUID();
    task.userId = Objects.requireNonNull(userId, "userId");
    task.createdAt = toStoredPrecision(now);
    task.place(occurrence);
    task.apply(fields, task.createdAt);
    return task;
  }

  /**
   * Makes the fields those given.
   *
   * @return false when they already were, and nothing changed
   */
  public boolean change(TaskFields fields, Instant now) {
    if (fields.equals(fields())) {
      return false;
    }
    boolean completes = status != TaskStatus.COMPLETED && fields.status() == TaskStatus.COMPLETED;
    apply(fields, toStoredPrecision(now));
    seriesHandedOn |= completes && seriesId != null;
    return true;
  }

  private void apply(TaskFields fields, Instant now) {
    followSeries(fields);
    if (fields.status() != TaskStatus.COMPLETED) {
      completedAt = null;
    } else if (status != TaskStatus.COMPLETED) {
      completedAt = now;
    }
    title = fields.title();
    description = fields.description();
    status = fields.status();
    priority = fields.priority();
    tags = new ArrayList<>(fields.tags());
    dueAt = fields.dueAt();
    timeZone = fields.timeZone();
    recurrenceRule = fields.recurrenceRule();
    reminders = new ArrayList<>(fields.reminders().stream().map(ReminderOffset::toString).toList());
    updatedAt = now;
  }

  /**
   * An occurrence that was completed once has handed its series on to the next one. From then on
   * its place is settled, and whatever is changed is changed in this occurrence alone (RFC 5545
   * section 3.8.4.4). Until then a new rule or zone starts a new series at the due instant, and a
   * new due instant moves a series that has not gone beyond its first occurrence.
   */
  private void followSeries(TaskFields fields) {
    boolean isNew = status == null;
    if (fields.recurrenceRule() == null) {
      place(null);
    } else if (seriesId == null) {
      place(new Occurrence(UUID.randomUUID(), fields.dueAt(), fields.dueAt()));
    } else if (isNew || seriesHandedOn) {
      return;
    } else if (!fields.recurrenceRule().equals(recurrenceRule)
        || !fields.timeZone().equals(timeZone)) {
      place(new Occurrence(UUID.randomUUID(), fields.dueAt(), fields.dueAt()));
    } else if (seriesStart.equals(recurrenceId)) {
      place(new Occurrence(seriesId, fields.dueAt(), fields.dueAt()));
    }
  }

  private void place(Occurrence occurrence) {
    seriesHandedOn = false;
    seriesId = occurrence == null ? null : occurrence.seriesId();
    seriesStart = occurrence == null ? null : occurrence.seriesStart();
    recurrenceId = occurrence == null ? null : occurrence.recurrenceId();
  }

  private static Instant toStoredPrecision(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  public UUID id() {
    return id;
  }

  public String userId() {
    return userId;
  }

  public TaskStatus status() {
    return status;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public long version() {
    return version;
  }

  /** What the user decided about the task. */
  public TaskFields fields() {
    return new TaskFields(
        title,
        description,
        status,
        priority,
        List.copyOf(tags),
        dueAt,
        timeZone,
        recurrenceRule,
        reminders.stream().map(ReminderOffset::new).toList());
  }

  /** The whole task as it is now, for events. */
  public TaskSnapshot snapshot() {
    return new TaskSnapshot(
        id,
        userId,
        title,
        description,
        status,
        priority,
        List.copyOf(tags),
        dueAt,
        timeZone,
        recurrenceRule,
        seriesId == null ? null : new Occurrence(seriesId, seriesStart, recurrenceId),
        reminders.stream().map(ReminderOffset::new).toList(),
        createdAt,
        updatedAt,
        completedAt,
        version);
  }
}
