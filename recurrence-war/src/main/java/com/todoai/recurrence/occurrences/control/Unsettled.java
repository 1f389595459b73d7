package com.todoai.recurrence.occurrences.control;

import java.time.Instant;

/**
 * The requests that have not led to an occurrence, as all replicas together see them.
 *
 * @param pending those that are made again and again until they are answered
 * @param oldestAgeSeconds how long the oldest of these has waited; 0 when there is none
 * @param parked those that were refused for good
 * @param readAt when it was so
 */
public record Unsettled(long pending, double oldestAgeSeconds, long parked, Instant readAt) {}
