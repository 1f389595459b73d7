package com.todoai.platform.install;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords and API tokens of one platform: random, made when first asked for, then kept. */
public final class Secrets {

  private static final int BYTES = 24;

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param file where they are kept, readable by its owner alone
   */
  public Secrets(Path file) {
    this.file = file;
  }

  /** The secret of that name; 32 characters of letters, digits, minus and underscore. */
  public synchronized String get(String name) {
    Properties secrets = read();
    String secret = secrets.getProperty(name);
    if (secret == null) {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      secrets.setProperty(name, secret);
      write(secrets);
    }
    return secret;
  }

  private Properties read() {
    Properties secrets = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        secrets.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return secrets;
  }

  private void write(Properties secrets) {
    StringWriter content = new StringWriter();
    try {
      secrets.store(content, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrivateFiles.write(file, content.toString());
  }
}
