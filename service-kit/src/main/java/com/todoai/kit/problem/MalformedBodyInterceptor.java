package com.todoai.kit.problem;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Blames the client for JSON that cannot be read while its request body is being read, and only
 * then: a stored document or an answer of ours that fails the same way is our own fault.
 */
@Provider
public class MalformedBodyInterceptor implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (RuntimeException failure) {
      throw isMalformedJson(failure)
          ? new ProblemException(400, "The request body is not the JSON that this resource takes.")
          : failure;
    }
  }

  /** Not when the body was refused for something else, which a parser may wrap. */
  private static boolean isMalformedJson(Throwable failure) {
    boolean json = false;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ProblemException) {
        return false;
      }
      json |= t instanceof JsonException || t instanceof JsonbException;
    }
    return json;
  }
}
