package com.todoai.kit.recurrence;

/**
 * A text that is no recurrence rule, or one that is refused; the message says why, for the user.
 */
public final class InvalidRecurrenceRuleException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidRecurrenceRuleException(String message) {
    super(message);
  }

  InvalidRecurrenceRuleException(String message, Throwable cause) {
    super(message, cause);
  }
}
