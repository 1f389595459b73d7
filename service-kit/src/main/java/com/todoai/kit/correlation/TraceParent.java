package com.todoai.kit.correlation;

import java.util.Optional;
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
}
