package com.todoai.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UserScopeTest {

  private final CallerTenantResolver resolver = new CallerTenantResolver();

  @Test
  void isTheUsersInsideAndTheOuterOnesAgainAfterwards() {
    String outer =
        UserScope.callAs(
            "ann",
            () -> {
              assertThat(UserScope.<String>callAs("bob", resolver::resolveCurrentTenantIdentifier))
                  .isEqualTo("bob");
              return resolver.resolveCurrentTenantIdentifier();
            });

    assertThat(outer).isEqualTo("ann");
    assertThat(UserScope.current()).isEmpty();
  }

  @Test
  void isLeftWhenTheWorkFails() {
    assertThatThrownBy(
            () ->
                UserScope.callAs(
                    "ann",
                    () -> {
                      throw new IllegalStateException("work");
                    }))
        .hasMessage("work");
    assertThat(UserScope.current()).isEmpty();
  }

  @Test
  void everyoneIsRootAndNobodyIsNot() {
    assertThat(
            resolver.isRoot(UserScope.<String>asEveryone(resolver::resolveCurrentTenantIdentifier)))
        .isTrue();
    assertThat(resolver.isRoot(CallerTenantResolver.NOBODY)).isFalse();
    assertThat(resolver.isRoot("everyone")).isFalse();
  }

  @Test
  void takesNoBlankUser() {
    assertThatThrownBy(() -> UserScope.callAs(" ", () -> "never"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("userId");
  }
}
