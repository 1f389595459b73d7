package com.todoai.platform.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir private Path directory;

  @Test
  void staysTheSameAndDiffersFromTheOthers() {
    String secret = secrets().get("one");

    assertThat(secrets().get("one")).isEqualTo(secret).hasSize(32);
    assertThat(secrets().get("other")).isNotEqualTo(secret);
    assertThat(secrets().get("one")).isEqualTo(secret);
  }

  @Test
  void isReadableByItsOwnerAlone() throws Exception {
    secrets().get("one");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  private Secrets secrets() {
    return new Secrets(file());
  }

  private Path file() {
    return directory.resolve("secrets.properties");
  }
}
