package com.todoai.kit.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/** A Bean Validation path as the client knows it: without our method and its body parameter. */
final class FieldPath {

  private FieldPath() {}

  /**
   * The path from the body's own fields on, such as {@code tags[3]}; for a violation of a parameter
   * itself, the name that the client gives it.
   */
  static String of(ConstraintViolation<?> violation) {
    StringBuilder text = new StringBuilder();
    String parameter = "";
    Path.MethodNode method = null;
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.METHOD) {
        method = node.as(Path.MethodNode.class);
      }
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter =
            RequestParameter.nameOf(
                violation.getRootBeanClass(), method, node.as(Path.ParameterNode.class));
      } else if (node.getKind() != ElementKind.METHOD
          && node.getKind() != ElementKind.CONSTRUCTOR
          && node.getKind() != ElementKind.BEAN) {
        append(text, node);
      }
    }
    return text.isEmpty() ? parameter : text.toString();
  }

  private static void append(StringBuilder text, Path.Node node) {
    if (node.isInIterable()) {
      text.append('[');
      if (node.getIndex() != null) {
        text.append(node.getIndex());
      } else if (node.getKey() != null) {
        text.append(node.getKey());
      }
      text.append(']');
    }
    if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
      if (!text.isEmpty()) {
        text.append('.');
      }
      text.append(node.getName());
    }
  }
}
