package com.todoai.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.todoai.platform.part.PlatformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresProgramsTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, /postgres-linux-x86_64.txz",
    "Linux, aarch64, /postgres-linux-arm_64.txz",
    "Mac OS X, x86_64, /postgres-darwin-x86_64.txz",
    "Mac OS X, aarch64, /postgres-darwin-arm_64.txz"
  })
  void areThoseOfTheMachine(String system, String architecture, String archive) {
    assertThat(PostgresPrograms.archive(system, architecture)).isEqualTo(archive);
  }

  @Test
  void saysSoWhenThereAreNone() {
    assertThatThrownBy(() -> PostgresPrograms.archive("Linux", "s390x"))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("s390x");
  }
}
