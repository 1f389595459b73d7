package com.todoai.kit.identity;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/**
 * Tells Hibernate whose rows a session may touch: the thread's {@link UserScope}, else the
 * request's {@link Caller}, else nobody.
 *
 * <p>Named in persistence.xml as {@code hibernate.tenant_identifier_resolver}; Hibernate makes it,
 * so it looks the caller up.
 */
public class CallerTenantResolver implements CurrentTenantIdentifierResolver<String> {

  /** Matches no row. Hibernate takes a null for a mistake, so nobody needs a name. */
  static final String NOBODY = "\u0001nobody";

  @Override
  public String resolveCurrentTenantIdentifier() {
    return UserScope.current().or(CallerTenantResolver::caller).orElse(NOBODY);
  }

  @Override
  public boolean validateExistingCurrentSessions() {
    return false;
  }

  @Override
  public boolean isRoot(String tenant) {
    return UserScope.isEveryone(tenant);
  }

  private static Optional<String> caller() {
    try {
      return CDI.current().select(Caller.class).get().subject();
    } catch (ContextNotActiveException | IllegalStateException noRequest) {
      return Optional.empty();
    }
  }
}
