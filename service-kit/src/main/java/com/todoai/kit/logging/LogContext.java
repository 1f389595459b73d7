package com.todoai.kit.logging;

import com.todoai.event.ExtensionAttributes;
import com.todoai.kit.correlation.TraceParent;
import io.cloudevents.CloudEvent;
import java.util.EnumMap;
import java.util.Map;

/**
 * Fields that every log line of this thread carries until the context is closed, which puts back
 * what was there before.
 *
 * <pre>{@code
 * try (LogContext log = LogContext.open()) {
 *   log.taskId(id).correlationId(event.correlationId());
 *   ...
 * }
 * }</pre>
 *
 * <p>Belongs to the thread that opened it. On a server whose log has no such fields it does
 * nothing.
 */
public final class LogContext implements AutoCloseable {

  private static final ThreadLocal<Map<LogField, String>> CURRENT =
      ThreadLocal.withInitial(() -> new EnumMap<>(LogField.class));

  private static final LogRecordFields SERVER_LOG = LogRecordFields.ofServer();

  private final Map<LogField, String> outer;

  private LogContext() {
    outer = new EnumMap<>(CURRENT.get());
  }

  /** Opens a context with the fields of the one around it. */
  public static LogContext open() {
    return new LogContext();
  }

  /** Works in a context with what an event says of its task, its request and its trace. */
  public static void during(CloudEvent event, Runnable work) {
    Object correlationId = event.getExtension(ExtensionAttributes.CORRELATION_ID);
    try (LogContext log = open()) {
      log.taskId(event.getSubject());
      log.correlationId(correlationId == null ? null : correlationId.toString());
      log.traceId(TraceParent.of(event).map(TraceParent::traceId).orElse(null));
      work.run();
    }
  }

  /**
   * Sets a field of the context that is open on this thread, until whoever opened it closes it. For
   * a request, that is the filter around it.
   */
  public static void mark(LogField field, Object value) {
    show(field, value == null ? null : value.toString());
  }

  /** What the field holds on this thread, or null. */
  public static String current(LogField field) {
    return CURRENT.get().get(field);
  }

  /** Sets a field; null takes it off the lines. */
  public LogContext put(LogField field, String value) {
    show(field, value);
    return this;
  }

  /** Sets the task; any id type, by its text. */
  public LogContext taskId(Object taskId) {
    return put(LogField.TASK_ID, taskId == null ? null : taskId.toString());
  }

  /** Sets the correlation id. */
  public LogContext correlationId(String correlationId) {
    return put(LogField.CORRELATION_ID, correlationId);
  }

  /** Sets the W3C trace id. */
  public LogContext traceId(String traceId) {
    return put(LogField.TRACE_ID, traceId);
  }

  @Override
  public void close() {
    for (LogField field : LogField.values()) {
      show(field, outer.get(field));
    }
    if (outer.isEmpty()) {
      CURRENT.remove();
    }
  }

  private static void show(LogField field, String value) {
    Map<LogField, String> fields = CURRENT.get();
    if (value == null) {
      fields.remove(field);
      SERVER_LOG.remove(field.key());
    } else {
      fields.put(field, value);
      SERVER_LOG.set(field.key(), value);
    }
  }
}
