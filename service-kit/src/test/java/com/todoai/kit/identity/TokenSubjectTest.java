package com.todoai.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSubjectTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "anna@example.com", "auth0|5f7c", "  padded "})
  void takesWhatAnIdentityProviderMayCallAUser(String subject) {
    assertThat(TokenSubject.isUsable(subject)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\u0000", "a\nb", "\u0007"})
  void refusesWhatNoEventCouldName(String subject) {
    assertThat(TokenSubject.isUsable(subject)).isFalse();
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(TokenSubject.isUsable("x".repeat(255))).isTrue();
    assertThat(TokenSubject.isUsable("x".repeat(256))).isFalse();
  }

  @Test
  void findsNobodyWithoutAToken() {
    assertThat(TokenSubject.of(null)).isEmpty();
  }
}
