package com.todoai.kit.status;

/**
 * Work that a service keeps until it is done, beside its outbox. Each bean of this type is part of
 * the service's status.
 */
public interface Backlog {

  /** What was read last; returns at once, whatever is away. */
  BacklogStatus status();
}
