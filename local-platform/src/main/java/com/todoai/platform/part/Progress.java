package com.todoai.platform.part;

/** Hears what goes on while parts are made ready, from several threads at once. */
@FunctionalInterface
public interface Progress {

  /**
   * Tells what is being done.
   *
   * @param part whom it is about
   * @param message one line, for a person to read
   */
  void report(PartName part, String message);

  /** Tells nobody. */
  static Progress silent() {
    return (part, message) -> {};
  }
}
