package com.todoai.platform.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionsTest {

  private final Versions versions = Versions.current();

  @Test
  void areThoseOfTheBuild() {
    assertThat(versions.postgresql()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(versions.liberty()).matches("[\\d.]+");
  }

  @Test
  void theGoModulePinsTheSameSidecar() throws Exception {
    Path module = Installation.around(Path.of("")).sidecarModule().resolve("go.mod");

    assertThat(Files.readString(module))
        .containsPattern("\\sgithub\\.com/dapr/dapr v" + versions.dapr() + "\\s");
  }
}
