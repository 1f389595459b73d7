package com.todoai.kit.problem;

/** What to tell a client of a refusal that says nothing of itself beyond its status. */
final class StatusDetail {

  private StatusDetail() {}

  /** For a person; null where the title says it all. */
  static String of(int status) {
    return switch (status) {
      case 401 -> "The request needs a valid bearer token.";
      case 403 -> "The token does not allow this.";
      case 404 -> "There is nothing here.";
      case 405 -> "This resource does not take the request's method.";
      case 406 -> "This resource has no representation that the request accepts.";
      case 413 -> "The request body is too long.";
      case 415 -> "This resource does not take the request's content type.";
      case 500 -> "Something went wrong on our side. Quote the correlation id when you report it.";
      case 503 -> "This cannot be answered at the moment. Try again in a few seconds.";
      default -> null;
    };
  }
}
