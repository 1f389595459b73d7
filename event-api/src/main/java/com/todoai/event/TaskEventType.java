package com.todoai.event;

/** What happened to a task. Reopening one is an update. */
public enum TaskEventType {
  CREATED("com.todoai.task.created"),
  UPDATED("com.todoai.task.updated"),
  COMPLETED("com.todoai.task.completed"),
  DELETED("com.todoai.task.deleted");

  private final String cloudEventType;

  TaskEventType(String cloudEventType) {
    this.cloudEventType = cloudEventType;
  }

  /** The CloudEvents {@code type}; never null. */
  public String cloudEventType() {
    return cloudEventType;
  }
}
