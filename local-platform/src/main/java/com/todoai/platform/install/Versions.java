package com.todoai.platform.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The versions of what is not on the class path, as the root POM has them.
 *
 * @param postgresql of the PostgreSQL programs
 * @param dapr of the sidecar
 * @param liberty of Open Liberty
 */
public record Versions(String postgresql, String dapr, String liberty) {

  /** The versions this build was made with. */
  public static Versions current() {
    Properties values = new Properties();
    try (InputStream resource =
        Versions.class.getResourceAsStream("/com/todoai/platform/versions.properties")) {
      values.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Versions(
        values.getProperty("postgresql"),
        values.getProperty("dapr"),
        values.getProperty("liberty"));
  }
}
