package com.todoai.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives the body of a problem to what JAX-RS refuses by itself (404, 405, 406, 415, ...) or a
 * resource refuses with an exception of JAX-RS. Status and headers stay, Allow and WWW-Authenticate
 * among them.
 */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

  private static final Set<String> BODY_HEADERS =
      Set.of(
          HttpHeaders.CONTENT_TYPE.toLowerCase(Locale.ROOT),
          HttpHeaders.CONTENT_LENGTH.toLowerCase(Locale.ROOT));

  @Context HttpServletRequest request;

  @Override
  public Response toResponse(WebApplicationException refusal) {
    return ProblemResponse.ofCause(request, refusal).orElseGet(() -> withBody(refusal));
  }

  private Response withBody(WebApplicationException refusal) {
    Response original = refusal.getResponse();
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    // Not the exception's message: it is the implementation's own (class names, parser states).
    Response.ResponseBuilder answer =
        ProblemResponse.builder(
            request, status, StatusTitle.of(status), StatusDetail.of(status), List.of());
    original
        .getHeaders()
        .forEach(
            (name, values) -> {
              if (!BODY_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> answer.header(name, value));
              }
            });
    return answer.build();
  }
}
