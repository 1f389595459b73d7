package com.todoai.kit.status;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.Objects;

/**
 * What a backlog holds, as all replicas together see it.
 *
 * @param name of what waits, in the plural
 * @param pending what waits to be done
 * @param oldestAgeSeconds how long the oldest of it has waited; 0 when nothing does
 * @param parked what was refused for good and waits for an operator
 * @param readAt when the figures were read; long ago while the database is away, null when they
 *     never were
 */
@JsonbNillable
public record BacklogStatus(
    String name, long pending, double oldestAgeSeconds, long parked, Instant readAt) {

  /** Requires the name. */
  public BacklogStatus {
    Objects.requireNonNull(name, "name");
  }

  /** Of one that was never read. */
  public static BacklogStatus unread(String name) {
    return new BacklogStatus(name, 0, 0, 0, null);
  }
}
