package com.todoai.kit.body;

import com.todoai.kit.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses a request body that is longer than {@code request.body.max-bytes}, with 413 (RFC 9110
 * section 15.5.14): at once when its length is declared, else as soon as that much has been read.
 *
 * <p>The server's own limit is one for the whole port, where the sidecar delivers lists of events
 * that may well be longer, and its answer is no problem document.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class RequestBodyLimit implements ContainerRequestFilter {

  static final String MAX_BYTES = "request.body.max-bytes";

  private static final long DEFAULT_MAX_BYTES = 1024 * 1024;

  private final long maxBytes;

  /** Knows a declared length of any size; JAX-RS has an int. */
  @Context HttpServletRequest servletRequest;

  /** Takes the limit from the configuration; JAX-RS makes one for the application. */
  public RequestBodyLimit() {
    this(ConfigProvider.getConfig());
  }

  /**
   * @throws IllegalArgumentException naming the property when it is no positive number
   */
  RequestBodyLimit(Config config) {
    maxBytes = config.getOptionalValue(MAX_BYTES, Long.class).orElse(DEFAULT_MAX_BYTES);
    if (maxBytes < 1) {
      throw new IllegalArgumentException(MAX_BYTES + " must be positive, was " + maxBytes);
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (servletRequest.getContentLengthLong() > maxBytes) {
      throw tooLong(maxBytes);
    }
    request.setEntityStream(new BoundedInputStream(request.getEntityStream(), maxBytes));
  }

  static ProblemException tooLong(long maxBytes) {
    return new ProblemException(
        413, "The request body may have " + maxBytes + " bytes and is longer.");
  }
}
