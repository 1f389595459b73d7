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

  /** The token's {@code sub}, or empty when the request carries none that can name a user. */
  public Optional<String> subject() {
    return TokenSubject.of(token);
  }
}
