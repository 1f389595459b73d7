package com.todoai.dapr.messaging.servlet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The token by which the sidecar is told from anyone else who reaches the port. */
final class ApiToken {

  static final String HEADER = "dapr-api-token";

  private final Optional<byte[]> expected;

  ApiToken(Optional<String> expected) {
    this.expected = expected.map(ApiToken::bytes);
  }

  /** Compares in a time that does not depend on where the two differ. */
  boolean admits(String presented) {
    return expected
        .map(token -> presented != null && MessageDigest.isEqual(token, bytes(presented)))
        .orElse(true);
  }

  private static byte[] bytes(String token) {
    return token.getBytes(StandardCharsets.UTF_8);
  }
}
