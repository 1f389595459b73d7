package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.UnprocessableEventException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * Takes failures apart, and words them as CloudEvents attributes demand it: printable, one line.
 */
final class Failures {

  private static final int LONGEST = 1000;

  private Failures() {}

  static Throwable unwrap(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** The failure and its causes, outermost first; each once, though they may go in circles. */
  static Set<Throwable> chain(Throwable failure) {
    Set<Throwable> chain = new LinkedHashSet<>();
    Throwable next = failure;
    while (next != null && chain.add(next)) {
      next = next.getCause();
    }
    return chain;
  }

  static String describe(Throwable failure) {
    for (Throwable cause : chain(failure)) {
      if (cause instanceof UnprocessableEventException) {
        return printable(cause.getMessage());
      }
    }
    String message = failure.getMessage();
    String name = failure.getClass().getName();
    return printable(message == null ? name : name + ": " + message);
  }

  private static String printable(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
