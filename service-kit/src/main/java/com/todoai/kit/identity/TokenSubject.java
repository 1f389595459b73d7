package com.todoai.kit.identity;

import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The user that a token names: always its {@code sub}. */
public final class TokenSubject {

  /** How many characters a user's id may have. */
  public static final int MAX_LENGTH = 255;

  private TokenSubject() {}

  /**
   * The token's {@code sub} (RFC 7519 section 4.1.2).
   *
   * @param token a verified token, or null for none
   * @return empty when there is none that can name a user: 1 to {@value #MAX_LENGTH} characters,
   *     not all blank, none of them a control character
   */
  public static Optional<String> of(JsonWebToken token) {
    return Optional.ofNullable(token).map(JsonWebToken::getSubject).filter(TokenSubject::isUsable);
  }

  /**
   * Whether a text can be a user's id, by the event contract's limits: a subject that breaks them
   * could not be named in an event.
   */
  public static boolean isUsable(String subject) {
    return !subject.isBlank()
        && subject.length() <= MAX_LENGTH
        && subject.chars().noneMatch(Character::isISOControl);
  }
}
