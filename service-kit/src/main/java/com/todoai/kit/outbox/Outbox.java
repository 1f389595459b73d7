package com.todoai.kit.outbox;

import com.todoai.event.EventJson;
import io.cloudevents.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a change puts the event that tells of it, in the change's own transaction: both commit or
 * neither does. The relay publishes it afterwards, at least once.
 *
 * <p>A service has an outbox when {@code outbox.enabled} is true.
 */
@ApplicationScoped
public class Outbox {

  /** The attribute of the CloudEvents partitioning extension. */
  private static final String PARTITION_KEY = "partitionkey";

  private final Event<ShardWritten> written;
  private final Shards shards;

  @PersistenceContext(unitName = "main")
  EntityManager entityManager;

  /** For the container's proxy. */
  protected Outbox() {
    this(null, 1);
  }

  @Inject
  Outbox(
      Event<ShardWritten> written,
      @ConfigProperty(name = "outbox.shards", defaultValue = "4") int shards) {
    this.written = written;
    this.shards = new Shards(shards);
  }

  /**
   * Stores the event for publishing to the topic. Events with the same partition key are published
   * in the order in which they were stored; without one the subject, then the id stands in.
   *
   * @throws jakarta.transaction.TransactionalException when no transaction is running
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(String topic, CloudEvent event) {
    Objects.requireNonNull(topic, "topic");
    int shard = shards.of(partitionKey(event));
    entityManager.persist(
        new OutboxMessage(
            shard,
            topic,
            new String(EventJson.write(event), StandardCharsets.UTF_8),
            Instant.now()));
    written.fire(new ShardWritten(shard));
  }

  private static String partitionKey(CloudEvent event) {
    Object key = event.getExtension(PARTITION_KEY);
    if (key != null) {
      return key.toString();
    }
    return event.getSubject() == null ? event.getId() : event.getSubject();
  }
}
