package com.todoai.kit.problem;

/** What a client is told of a failure that is ours: nothing but how to ask about it. */
final class UnexpectedFailure {

  static final String DETAIL =
      "Something went wrong on our side. Quote the correlation id when you report it.";

  private UnexpectedFailure() {}
}
