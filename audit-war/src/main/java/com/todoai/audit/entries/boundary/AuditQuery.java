package com.todoai.audit.entries.boundary;

import com.todoai.audit.entries.entity.AuditAction;
import com.todoai.audit.entries.entity.AuditCursor;
import com.todoai.audit.entries.entity.AuditFilter;
import com.todoai.kit.identity.TokenSubject;
import com.todoai.kit.paging.PageLimit;
import com.todoai.kit.problem.ProblemException;
import com.todoai.kit.time.BoundedInstant;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A question about entries, as the client wrote it. Each part may be missing; one that is there and
 * cannot be understood is refused with a problem that names it.
 */
public class AuditQuery {

  private static final String INSTANT_RULE =
      "must be an ISO 8601 instant such as 2026-03-01T12:00:00Z, in the years 0001 to 9999";

  @QueryParam("taskId")
  private String taskId;

  @QueryParam("userId")
  private String userId;

  @QueryParam("action")
  private String action;

  @QueryParam("from")
  private String from;

  @QueryParam("to")
  private String to;

  @QueryParam("limit")
  private String limit;

  @QueryParam("cursor")
  private String cursor;

  /** For the container, which fills in the parameters. */
  public AuditQuery() {}

  AuditQuery(
      String taskId,
      String userId,
      String action,
      String from,
      String to,
      String limit,
      String cursor) {
    this.taskId = taskId;
    this.userId = userId;
    this.action = action;
    this.from = from;
    this.to = to;
    this.limit = limit;
    this.cursor = cursor;
  }

  /**
   * Which entries are asked for.
   *
   * @throws ProblemException 400 naming the parameter
   */
  AuditFilter filter() {
    Instant start = read("from", from, BoundedInstant::parse, INSTANT_RULE);
    Instant end = read("to", to, BoundedInstant::parse, INSTANT_RULE);
    if (start != null && end != null && end.isBefore(start)) {
      throw ProblemException.invalidField("to", "must not be before from");
    }
    return new AuditFilter(
        read("taskId", taskId, AuditQuery::uuid, "must be a UUID"),
        read(
            "userId",
            userId,
            AuditQuery::user,
            "must have 1 to "
                + TokenSubject.MAX_LENGTH
                + " characters, none of them a control character"),
        read(
            "action",
            action,
            AuditAction::valueOf,
            "must be one of " + Arrays.toString(AuditAction.values())),
        start,
        end);
  }

  /**
   * The place that the page begins after; empty for the first page.
   *
   * @throws ProblemException 400 naming {@code cursor}
   */
  Optional<AuditCursor> after() {
    return Optional.ofNullable(
        read(
            "cursor",
            cursor,
            AuditCursor::parse,
            "must be the nextCursor of an earlier answer; leave it out to begin with the newest"));
  }

  /**
   * How many entries at most.
   *
   * @throws ProblemException 400 naming {@code limit}
   */
  int limit() {
    return PageLimit.of(limit);
  }

  /** {@link UUID#fromString} alone takes {@code 1-1-1-1-1}. */
  private static UUID uuid(String text) {
    UUID uuid = UUID.fromString(text);
    require(uuid.toString().equalsIgnoreCase(text));
    return uuid;
  }

  private static String user(String text) {
    require(TokenSubject.isUsable(text));
    return text;
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }

  private static <T> T read(String name, String text, Function<String, T> reader, String rule) {
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw ProblemException.invalidField(name, rule);
    }
  }
}
