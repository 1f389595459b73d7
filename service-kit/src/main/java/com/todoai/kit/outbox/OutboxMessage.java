package com.todoai.kit.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An event that waits to be published. The row is gone once the broker has the event.
 *
 * <p>A publishing service names this class in its persistence.xml and creates the table in its
 * first migration; the statements are in the jar as {@code db/kit/outbox.sql}.
 *
 * <p>The id gives the order in which a user's events are published. It is drawn row by row: a
 * user's changes are serialised by the service, so for one user ids and commits have the same
 * order, which ids handed out in blocks would break between replicas.
 */
@Entity
@Table(name = "outbox_message")
public class OutboxMessage {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, updatable = false)
  private int shard;

  @Column(nullable = false, updatable = false)
  private String topic;

  /** The finished CloudEvent in structured JSON mode. */
  @Column(nullable = false, updatable = false)
  private String event;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  /** For Hibernate. */
  protected OutboxMessage() {}

  OutboxMessage(int shard, String topic, String event, Instant createdAt) {
    this.shard = shard;
    this.topic = topic;
    this.event = event;
    this.createdAt = createdAt;
  }

  public Long id() {
    return id;
  }

  public int shard() {
    return shard;
  }

  public String topic() {
    return topic;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
