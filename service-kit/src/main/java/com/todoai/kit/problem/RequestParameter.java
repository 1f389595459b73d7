package com.todoai.kit.problem;

import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

/** A resource method's parameter by the name that a client knows, whatever the code calls it. */
final class RequestParameter {

  private RequestParameter() {}

  static String nameOf(Class<?> resource, Path.MethodNode method, Path.ParameterNode parameter) {
    // The resource may be a proxy: annotations on parameters are not inherited.
    for (Class<?> type = resource; type != null && method != null; type = type.getSuperclass()) {
      String name = declaredName(type, method, parameter.getParameterIndex());
      if (name != null) {
        return name;
      }
    }
    return parameter.getName();
  }

  private static String declaredName(Class<?> type, Path.MethodNode method, int index) {
    try {
      Method declared =
          type.getDeclaredMethod(
              method.getName(), method.getParameterTypes().toArray(Class<?>[]::new));
      for (Annotation annotation : declared.getParameterAnnotations()[index]) {
        if (annotation instanceof QueryParam query) {
          return query.value();
        }
        if (annotation instanceof PathParam path) {
          return path.value();
        }
        if (annotation instanceof HeaderParam header) {
          return header.value();
        }
      }
      return null;
    } catch (NoSuchMethodException elsewhere) {
      return null;
    }
  }
}
