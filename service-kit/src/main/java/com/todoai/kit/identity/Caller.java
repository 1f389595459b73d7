package com.todoai.kit.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The user behind the request, as the verified MicroProfile JWT names them.
 *
 * <p>The user is always the token's {@code sub}: MicroProfile's own principal prefers {@code upn},
 * which differs between identity providers.
 */
@RequestScoped
public class Caller {

  private static final int MAX_LENGTH = 255;

  private final JsonWebToken token;

  /** For the container's proxy. */
  protected Caller() {
    this(null);
  }

  @Inject
  Caller(JsonWebToken token) {
    this.token = token;
  }

  /**
   * The token's {@code sub}.
   *
   * @throws NotAuthorizedException when the request carries no token, or one without a subject
   */
  public String userId() {
    return subject().orElseThrow(() -> new NotAuthorizedException("Bearer"));
  }

  /** The groups of the token, never null; empty without a token. */
  public Set<String> roles() {
    return Optional.ofNullable(token)
        .map(JsonWebToken::getGroups)
        .map(Set::copyOf)
        .orElseGet(Set::of);
  }

  public boolean hasRole(String role) {
    return roles().contains(role);
  }

  /**
   * Who events name as the one who made a change: the same as {@link #userId()}.
   *
   * @throws NotAuthorizedException as {@link #userId()}
   */
  public String actor() {
    return userId();
  }

  /**
   * The token's {@code sub}, or empty when the request carries none that can name a user: 1 to 255
   * characters, none of them a control character.
   */
  public Optional<String> subject() {
    return Optional.ofNullable(token).map(JsonWebToken::getSubject).filter(Caller::isUsable);
  }

  /** The event contract's limits; a subject that breaks them could not be named in an event. */
  private static boolean isUsable(String subject) {
    return !subject.isBlank()
        && subject.length() <= MAX_LENGTH
        && subject.chars().noneMatch(Character::isISOControl);
  }
}
