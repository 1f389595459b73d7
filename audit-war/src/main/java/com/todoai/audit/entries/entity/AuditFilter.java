package com.todoai.audit.entries.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * Which entries are asked for. A part that is null asks for nothing.
 *
 * @param taskId entries of that task
 * @param userId entries of that user's tasks
 * @param action entries of that action
 * @param from entries of that instant or later
 * @param to entries before that instant
 */
public record AuditFilter(
    UUID taskId, String userId, AuditAction action, Instant from, Instant to) {}
