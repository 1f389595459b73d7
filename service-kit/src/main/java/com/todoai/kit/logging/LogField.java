package com.todoai.kit.logging;

/** A field that a log line may carry besides its message. */
public enum LogField {
  /** The task that the line is about. */
  TASK_ID("taskId"),
  /** The id that ties together all that one request caused. */
  CORRELATION_ID("correlationId"),
  /** W3C trace id, 32 hex digits. */
  TRACE_ID("traceId");

  private final String key;

  LogField(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
