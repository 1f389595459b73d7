package com.todoai.kit.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives the body of a problem to a refusal that has none and that the error page never sees: the
 * server's token check behind a resource sets a status of 401 and nothing more.
 */
public class ProblemFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    boolean mute =
        response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
            && response.getContentType() == null;
    if (mute && !response.isCommitted() && !request.isAsyncStarted()) {
      ProblemBody.write(request, response, response.getStatus(), request.getRequestURI());
    }
  }
}
