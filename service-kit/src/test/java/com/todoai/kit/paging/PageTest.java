package com.todoai.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.todoai.kit.problem.FieldError;
import com.todoai.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  private static final Keyset FIRST = keyset(1);
  private static final Keyset SECOND = keyset(2);

  private static Keyset keyset(long second) {
    return new Keyset(Instant.ofEpochSecond(second, 123_456_000), new UUID(0, second));
  }

  @Test
  void cursorLeadsBackToItsKeyset() {
    assertThat(Keyset.fromCursor(FIRST.toCursor())).isEqualTo(FIRST);
    assertThat(Keyset.fromCursor(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "bm90IG9uZQ", "MjAyNi0wMS0wMVQwMDowMDowMFo"})
  void foreignCursorIsRefusedByName(String cursor) {
    assertThatThrownBy(() -> Keyset.fromCursor(cursor))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.errors()).extracting(FieldError::field).containsExactly("cursor");
            });
  }

  /** A database would refuse it, and the client would be told of a fault that is not ours. */
  @ParameterizedTest
  @ValueSource(strings = {"+999999999-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"})
  void cursorOfAnImpossibleTimeIsRefused(String instant) {
    String cursor = new Keyset(Instant.parse(instant), new UUID(0, 1)).toCursor();

    assertThatThrownBy(() -> Keyset.fromCursor(cursor)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "201", "ten", "", "1.5"})
  void limitOutOfRangeIsRefusedByName(String limit) {
    assertThatThrownBy(() -> PageLimit.of(limit))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .satisfies(
            problem ->
                assertThat(problem.errors())
                    .extracting(FieldError::field)
                    .containsExactly("limit"));
  }

  @Test
  void limitHasADefaultAndBounds() {
    assertThat(PageLimit.of(null)).isEqualTo(PageLimit.DEFAULT);
    assertThat(PageLimit.of("1")).isEqualTo(1);
    assertThat(PageLimit.of("200")).isEqualTo(PageLimit.MAXIMUM);
  }

  @Test
  void theExtraRowOnlyTellsThatThereIsMore() {
    Page<UUID> page = Page.of(List.of(FIRST, SECOND), 1, key -> key, Keyset::id);

    assertThat(page.items()).containsExactly(FIRST.id());
    assertThat(Keyset.fromCursor(page.nextCursor())).isEqualTo(FIRST);
  }

  @Test
  void theLastPageHasNoCursor() {
    Page<UUID> page = Page.of(List.of(FIRST, SECOND), 2, key -> key, Keyset::id);

    assertThat(page.items()).containsExactly(FIRST.id(), SECOND.id());
    assertThat(page.nextCursor()).isNull();
  }
}
