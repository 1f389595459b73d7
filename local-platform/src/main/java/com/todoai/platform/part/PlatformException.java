package com.todoai.platform.part;

/**
 * Something that the user of the platform can act on. The message says what failed, why, and what
 * to do; it is shown without a stack trace and holds no secret.
 */
public class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PlatformException(String message) {
    super(message);
  }

  public PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
