package com.todoai.kit.identity;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses a verified token that names no user whom an event could name, with 401 (RFC 6750 section
 * 3.1). Left alone, its bearer would read as a user without any rows.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class UnusableSubjectFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token
        && TokenSubject.of(token).isEmpty()) {
      throw new NotAuthorizedException("Bearer");
    }
  }
}
