package com.todoai.kit.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogContextTest {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static CloudEventBuilder event() {
    return CloudEventBuilder.v1()
        .withId("1")
        .withSource(URI.create("/here"))
        .withType("com.todoai.task.created");
  }

  private static final CloudEvent TRACED =
      event()
          .withSubject("task-1")
          .withExtension("correlationid", "correlation-1")
          .withExtension("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
          .build();

  @Test
  void tellsWhatAnEventIsAbout() {
    try (LogContext outer = LogContext.open()) {
      outer.taskId("task-0");
      LogContext.during(
          TRACED, () -> assertThat(fields()).containsExactly("task-1", "correlation-1", TRACE_ID));
      assertThat(fields()).containsExactly("task-0", null, null);
      LogContext.during(
          event().build(),
          () -> assertThat(fields()).as("an event that says nothing").containsOnlyNulls());
    }
    assertThat(fields()).containsOnlyNulls();
  }

  @Test
  void aMarkGoesWithTheContextAroundIt() {
    try (LogContext outer = LogContext.open()) {
      outer.correlationId("correlation-1");
      LogContext.mark(LogField.TASK_ID, "task-1");
      assertThat(fields()).containsExactly("task-1", "correlation-1", null);
    }
    assertThat(fields()).containsOnlyNulls();
  }

  @Test
  void aNoteIsOneLineForEachEventWithItsFields() {
    List<String> lines = new ArrayList<>();
    Handler handler = new Recorder(lines);
    Logger logger = Logger.getLogger(ChangeLog.class.getName());
    logger.addHandler(handler);
    try {
      new ChangeLog(null).committed(new Noted("Recorded", List.of(TRACED, TRACED)));
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(lines).hasSize(2).containsOnly("INFO Recorded com.todoai.task.created of task-1");
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (LogField field : LogField.values()) {
      fields.add(LogContext.current(field));
    }
    return fields;
  }

  /** Keeps each line with the task that the context names at that moment. */
  private static final class Recorder extends Handler {

    private final List<String> lines;

    Recorder(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(
          "%s %s %s of %s"
              .formatted(
                  line.getLevel(),
                  line.getParameters()[0],
                  line.getParameters()[1],
                  LogContext.current(LogField.TASK_ID)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
