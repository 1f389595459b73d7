package com.todoai.todo.tasks.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.todoai.kit.problem.ProblemException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "*", " * ", "\"1\", \"3\"", "W/\"9\",\"3\""})
  void letsTheVersionThatIsNamedPass(String header) {
    assertThatCode(() -> Preconditions.ifMatch(header, 3)).doesNotThrowAnyException();
  }

  @Test
  void passesWithoutACondition() {
    assertThatCode(() -> Preconditions.ifMatch(null, 3)).doesNotThrowAnyException();
    assertThat(Preconditions.alreadyHas(null, 3)).isFalse();
  }

  /** A weak tag never matches strongly: RFC 9110 section 8.8.3.2. */
  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "\"33\"", "W/\"3\"", "\"\""})
  void refusesAnotherVersion(String header) {
    assertThatThrownBy(() -> Preconditions.ifMatch(header, 3))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .extracting(ProblemException::status)
        .isEqualTo(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "", "\"3", "\"3\" \"4\"", "\"3\","})
  void refusesWhatIsNoEntityTag(String header) {
    assertThatThrownBy(() -> Preconditions.ifMatch(header, 3))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.errors())
                  .singleElement()
                  .extracting("field")
                  .isEqualTo("If-Match");
            });
  }

  /** Here weak and strong tags compare alike: RFC 9110 section 13.1.2. */
  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "W/\"3\"", "*", "\"1\", W/\"3\""})
  void knowsWhatTheClientHas(String header) {
    assertThat(Preconditions.alreadyHas(header, 3)).isTrue();
    assertThat(Preconditions.alreadyHas("\"4\"", 3)).isFalse();
  }
}
