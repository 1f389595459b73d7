package com.todoai.event;

/** What happened to a reminder. */
public enum ReminderEventType {
  SCHEDULED("com.todoai.reminder.scheduled"),
  FIRED("com.todoai.reminder.fired"),
  CANCELLED("com.todoai.reminder.cancelled");

  private final String cloudEventType;

  ReminderEventType(String cloudEventType) {
    this.cloudEventType = cloudEventType;
  }

  /** The CloudEvents {@code type}; never null. */
  public String cloudEventType() {
    return cloudEventType;
  }
}
