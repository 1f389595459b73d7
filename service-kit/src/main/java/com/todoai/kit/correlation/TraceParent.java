package com.todoai.kit.correlation;

import com.todoai.event.ExtensionAttributes;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code traceparent} header of W3C Trace Context (level 1, section 3.2).
 *
 * @param text the header as it came
 * @param traceId 32 hex digits, not all zero
 * @param parentId 16 hex digits, not all zero
 */
public record TraceParent(String text, String traceId, String parentId) {

  /** Version 00 ends after the flags; a later version may add to it. Version ff is forbidden. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?!ff)(?<version>[0-9a-f]{2})-(?!0{32})(?<trace>[0-9a-f]{32})"
              + "-(?!0{16})(?<parent>[0-9a-f]{16})-[0-9a-f]{2}(?<more>-.*)?");

  /** Reads a header; empty when it is null or breaks the format, as the recommendation asks. */
  public static Optional<TraceParent> parse(String header) {
    if (header == null || header.length() > 512) {
      return Optional.empty();
    }
    Matcher matcher = SYNTAX.matcher(header);
    if (!matcher.matches()
        || ("00".equals(matcher.group("version")) && matcher.group("more") != null)) {
      return Optional.empty();
    }
    return Optional.of(new TraceParent(header, matcher.group("trace"), matcher.group("parent")));
  }

  /** The trace context that an event carries; empty when it carries none, or a broken one. */
  public static Optional<TraceParent> of(CloudEvent event) {
    Object value = event.getExtension(ExtensionAttributes.TRACE_PARENT);
    return value == null ? Optional.empty() : parse(value.toString());
  }

  /**
   * A new trace, for what comes without one (section 3.3.1.1). It is not sampled: nobody has
   * recorded a span of it.
   */
  public static TraceParent start() {
    RandomGenerator random = ThreadLocalRandom.current();
    String traceId = "%016x%016x".formatted(nonZero(random), random.nextLong());
    String parentId = "%016x".formatted(nonZero(random));
    return new TraceParent("00-" + traceId + "-" + parentId + "-00", traceId, parentId);
  }

  /**
   * The event with a trace context.
   *
   * @param traceParent the header's text, or null to leave the event as it is
   */
  public static CloudEvent carriedBy(CloudEvent event, String traceParent) {
    if (traceParent == null) {
      return event;
    }
    return CloudEventBuilder.v1(event)
        .withExtension(ExtensionAttributes.TRACE_PARENT, traceParent)
        .build();
  }

  private static long nonZero(RandomGenerator random) {
    long number = random.nextLong();
    return number == 0 ? 1 : number;
  }
}
