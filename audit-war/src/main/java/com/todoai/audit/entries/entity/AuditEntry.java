package com.todoai.audit.entries.entity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/**
 * One thing that was done to a task. Entries are read through this mapping; they are written by a
 * statement of their own, since only PostgreSQL itself can leave out those that it has, and are
 * never changed.
 */
@Entity
@Immutable
@Table(name = "audit_entry")
public class AuditEntry {

  @Id private UUID id;

  @Column(name = "task_id")
  private UUID taskId;

  @TenantId
  @Column(name = "user_id")
  private String userId;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private AuditAction action;

  private long sequence;

  private long position;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  private String actor;

  private String source;

  @Column(name = "correlation_id")
  private String correlationId;

  // JSON text rather than an AttributeConverter: Hibernate makes converters with CDI, which is not
  // there yet when the server makes the entity manager factory.
  @Column(name = "state_before", columnDefinition = "jsonb")
  private String before;

  @Column(name = "state_after", columnDefinition = "jsonb")
  private String after;

  @Column(columnDefinition = "jsonb")
  private String changes;

  /** For Hibernate. */
  protected AuditEntry() {}

  /** The id of the event that told of it. */
  public UUID id() {
    return id;
  }

  /** The task that it was done to. */
  public UUID taskId() {
    return taskId;
  }

  /** The user that the task belongs to. */
  public String userId() {
    return userId;
  }

  /** What was done. */
  public AuditAction action() {
    return action;
  }

  /** The number of this action among those on the task, from 1 without gaps. */
  public long sequence() {
    return sequence;
  }

  /** The number of this action among those on the user's tasks, from 1 without gaps. */
  public long position() {
    return position;
  }

  /** When it was done. */
  public Instant occurredAt() {
    return occurredAt;
  }

  /** When this entry was written, by the clock of the database. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** Who did it. */
  public String actor() {
    return actor;
  }

  /** Through which door it came, such as {@code api}. */
  public String source() {
    return source;
  }

  /** What ties it to the request that it came from. */
  public String correlationId() {
    return correlationId;
  }

  /** The task before; empty when it was created. */
  public Optional<JsonObject> before() {
    return Optional.ofNullable(before).map(AuditEntry::parsed);
  }

  /** The task after; empty when it was deleted. */
  public Optional<JsonObject> after() {
    return Optional.ofNullable(after).map(AuditEntry::parsed);
  }

  /** The fields that changed, each with {@code old} and {@code new}; empty where none is told. */
  public JsonObject changes() {
    return parsed(changes);
  }

  /** The entry as the API shows it. */
  public JsonObject toJson() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", id.toString())
            .add("taskId", taskId.toString())
            .add("userId", userId)
            .add("action", action.name())
            .add("sequence", sequence)
            .add("position", position)
            .add("occurredAt", occurredAt.toString())
            .add("recordedAt", recordedAt.toString())
            .add("actor", actor)
            .add("source", source)
            .add("correlationId", correlationId);
    return json.add("before", orNull(before()))
        .add("after", orNull(after()))
        .add("changes", changes())
        .build();
  }

  private static JsonValue orNull(Optional<JsonObject> object) {
    return object.isPresent() ? object.get() : JsonValue.NULL;
  }

  private static JsonObject parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
