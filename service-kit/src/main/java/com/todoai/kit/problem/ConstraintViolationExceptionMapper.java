package com.todoai.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Names the fields that Bean Validation refuses. A violation of a return value is the service's own
 * mistake and answered with 500.
 */
@Provider
public class ConstraintViolationExceptionMapper
    implements ExceptionMapper<ConstraintViolationException> {

  private static final Logger LOG =
      Logger.getLogger(ConstraintViolationExceptionMapper.class.getName());

  @Context HttpServletRequest request;

  @Override
  public Response toResponse(ConstraintViolationException refusal) {
    if (refusal.getConstraintViolations().stream().anyMatch(this::isReturnValue)) {
      LOG.log(Level.SEVERE, "The service broke its own constraint", refusal);
      return ProblemResponse.of(request, 500, StatusDetail.of(500));
    }
    List<FieldError> errors =
        refusal.getConstraintViolations().stream()
            .map(v -> new FieldError(FieldPath.of(v), v.getMessage()))
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::detail))
            .toList();
    return ProblemResponse.of(request, ProblemException.invalid(errors));
  }

  private boolean isReturnValue(ConstraintViolation<?> violation) {
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.RETURN_VALUE) {
        return true;
      }
    }
    return false;
  }
}
