package com.todoai.platform.part;

import java.util.Locale;

/** The services of the platform, with what sets them apart on one machine. */
public enum Service {
  TODO(1, true, Delivery.ONE_REPLICA),
  AUDIT(2, true, Delivery.ONE_REPLICA),
  WEBSOCKET(3, false, Delivery.EVERY_REPLICA),
  NOTIFICATION(4, true, Delivery.ONE_REPLICA),
  RECURRENCE(5, true, Delivery.ONE_REPLICA);

  /** Who among a service's replicas gets an event. */
  public enum Delivery {
    /** One of them: the replicas share a consumer group. */
    ONE_REPLICA,
    /** All of them: each has a consumer group of its own and starts at the newest event. */
    EVERY_REPLICA
  }

  private final int number;
  private final boolean database;
  private final Delivery delivery;

  Service(int number, boolean database, Delivery delivery) {
    this.number = number;
    this.database = database;
    this.delivery = delivery;
  }

  /** The name used everywhere outside Java: server, WAR, database schema, Dapr application. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From 1 on; the last digit of each of the service's ports. */
  public int number() {
    return number;
  }

  /** Whether the service has a schema in the database. */
  public boolean hasDatabase() {
    return database;
  }

  public Delivery delivery() {
    return delivery;
  }
}
