package com.todoai.audit.entries.entity;

import com.todoai.event.TaskEventType;

/** What was done to a task. */
public enum AuditAction {
  CREATED,
  UPDATED,
  COMPLETED,
  DELETED;

  /** The action that an event of this type tells of. */
  public static AuditAction of(TaskEventType type) {
    return switch (type) {
      case CREATED -> CREATED;
      case UPDATED -> UPDATED;
      case COMPLETED -> COMPLETED;
      case DELETED -> DELETED;
    };
  }
}
