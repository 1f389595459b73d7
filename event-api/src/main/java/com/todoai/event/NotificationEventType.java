package com.todoai.event;

/** What happened to a notification. */
public enum NotificationEventType {
  CREATED("com.todoai.notification.created");

  private final String cloudEventType;

  NotificationEventType(String cloudEventType) {
    this.cloudEventType = cloudEventType;
  }

  /** The CloudEvents {@code type}; never null. */
  public String cloudEventType() {
    return cloudEventType;
  }
}
