package com.todoai.audit.entries.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.todoai.audit.entries.entity.AuditAction;
import com.todoai.audit.entries.entity.AuditFilter;
import com.todoai.audit.entries.entity.Filters;
import com.todoai.kit.problem.FieldError;
import com.todoai.kit.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditQueryTest {

  private static final String TASK = "7d0a9a3c-6a52-4b0e-9a43-0d5a0c6b2f11";

  private static void assertRefused(String field, ThrowingCallable reading) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(reading)
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.errors()).extracting(FieldError::field).containsExactly(field);
            });
  }

  @Test
  void readsEveryPart() {
    AuditQuery query =
        new AuditQuery(
            TASK,
            "alice",
            "UPDATED",
            "2026-03-01T13:00:00+01:00",
            "2026-03-02T00:00:00Z",
            "7",
            null);

    assertThat(query.filter())
        .isEqualTo(
            new AuditFilter(
                UUID.fromString(TASK),
                "alice",
                AuditAction.UPDATED,
                Instant.parse("2026-03-01T12:00:00Z"),
                Instant.parse("2026-03-02T00:00:00Z")));
    assertThat(query.limit()).isEqualTo(7);
  }

  @Test
  void asksForEverythingWithoutParameters() {
    AuditQuery query = new AuditQuery();

    assertThat(query.filter()).isEqualTo(Filters.EVERYTHING);
    assertThat(query.after()).isEmpty();
    assertThat(query.limit()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "1-1-1-1-1"})
  void namesABadTaskId(String taskId) {
    AuditQuery query = new AuditQuery(taskId, null, null, null, null, null, null);
    assertRefused("taskId", query::filter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b"})
  void namesABadUserId(String userId) {
    AuditQuery query = new AuditQuery(null, userId, null, null, null, null, null);
    assertRefused("userId", query::filter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "created", "READ"})
  void namesABadAction(String action) {
    AuditQuery query = new AuditQuery(null, null, action, null, null, null, null);
    assertRefused("action", query::filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-03-01", "2026-02-30T00:00:00Z", "+12026-01-01T00:00:00Z"})
  void namesABadInstant(String instant) {
    assertRefused("from", new AuditQuery(null, null, null, instant, null, null, null)::filter);
    assertRefused("to", new AuditQuery(null, null, null, null, instant, null, null)::filter);
  }

  @Test
  void namesAnEndBeforeItsStart() {
    AuditQuery query =
        new AuditQuery(
            null, null, null, "2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z", null, null);
    assertRefused("to", query::filter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "201", "-1", "ten"})
  void namesABadLimit(String limit) {
    assertRefused("limit", new AuditQuery(null, null, null, null, null, limit, null)::limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "AAAA"})
  void namesABadCursor(String cursor) {
    assertRefused("cursor", new AuditQuery(null, null, null, null, null, null, cursor)::after);
  }
}
