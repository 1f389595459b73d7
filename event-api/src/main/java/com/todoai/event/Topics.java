package com.todoai.event;

import java.util.Objects;

/** The names of the topics, the same in every environment. */
public final class Topics {

  /** Every change of every task, for consumers that must miss none. */
  public static final String TASK_EVENTS = "task-events";

  /** What a user's screens need at once: task changes and new notifications. */
  public static final String TASK_UPDATES = "task-updates";

  /** Reminders as they are scheduled, fire or are cancelled. */
  public static final String REMINDERS = "reminders";

  private static final String DEAD_LETTER_SUFFIX = "-dead-letter";

  private Topics() {}

  /**
   * Names the topic that takes the events of {@code topic} that could not be handled.
   *
   * @param topic a topic's name, not null
   * @return the name of its dead-letter topic
   */
  public static String deadLetterOf(String topic) {
    return Objects.requireNonNull(topic, "topic") + DEAD_LETTER_SUFFIX;
  }
}
