package com.todoai.kit.problem;

import com.todoai.kit.correlation.RequestCorrelation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a problem where JAX-RS does not come in. */
final class ProblemBody {

  private ProblemBody() {}

  static void write(
      HttpServletRequest request, HttpServletResponse response, int status, String path)
      throws IOException {
    String correlationId = RequestCorrelation.of(request).id();
    Problem problem =
        new Problem(
            status,
            StatusTitle.of(status),
            StatusDetail.of(status),
            path,
            correlationId,
            List.of());
    byte[] body = problem.toJson().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setHeader(RequestCorrelation.HEADER, correlationId);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
