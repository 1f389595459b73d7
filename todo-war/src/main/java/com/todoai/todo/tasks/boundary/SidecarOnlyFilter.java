package com.todoai.todo.tasks.boundary;

import com.todoai.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what does not carry the app API token. Without a configured token everything is refused:
 * an internal resource is never open by an oversight.
 */
@Provider
@SidecarOnly
@ApplicationScoped
public class SidecarOnlyFilter implements ContainerRequestFilter {

  private static final String TOKEN_HEADER = "dapr-api-token";

  private final Optional<String> token;

  /**
   * For the container's proxy, and for RESTEasy, which looks for it before it asks CDI; a filter
   * made this way refuses everything.
   */
  public SidecarOnlyFilter() {
    this(Optional.empty());
  }

  @Inject
  SidecarOnlyFilter(@ConfigProperty(name = "app.api.token") Optional<String> token) {
    this.token = token;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String presented = request.getHeaderString(TOKEN_HEADER);
    if (token.isEmpty() || presented == null || !same(token.get(), presented)) {
      throw new ProblemException(403, "Only the service's own sidecar may ask for this.");
    }
  }

  /** In a time that does not tell how much of it was right. */
  private static boolean same(String expected, String presented) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }
}
