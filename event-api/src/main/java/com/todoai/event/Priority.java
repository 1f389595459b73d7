package com.todoai.event;

/** How much a task matters to its user. */
public enum Priority {
  HIGH,
  MEDIUM,
  LOW,
  NONE
}
