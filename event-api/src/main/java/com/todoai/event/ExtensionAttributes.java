package com.todoai.event;

/** The CloudEvents extension attributes that events carry. */
public final class ExtensionAttributes {

  /** CloudEvents Partitioning extension: the user id, so that a user's events stay in order. */
  public static final String PARTITION_KEY = "partitionkey";

  /** What ties an event to the request it came from. */
  public static final String CORRELATION_ID = "correlationid";

  /**
   * CloudEvents Distributed Tracing extension: the W3C Trace Context of the change. Set by whoever
   * publishes the event and knows the trace; no event depends on it.
   */
  public static final String TRACE_PARENT = "traceparent";

  private ExtensionAttributes() {}
}
