package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.UnprocessableEventException;
import java.util.concurrent.CompletionException;

/** Words a failure as one line of printable text, as CloudEvents attributes demand it. */
final class Failures {

  private static final int LONGEST = 1000;

  private Failures() {}

  static Throwable unwrap(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  static String describe(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
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
