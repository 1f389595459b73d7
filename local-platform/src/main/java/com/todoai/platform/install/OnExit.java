package com.todoai.platform.install;

/** Does something should the launcher end before this is cancelled. */
final class OnExit {

  private final Thread hook;

  private OnExit(Runnable action) {
    this.hook = new Thread(action, "on-exit");
  }

  static OnExit run(Runnable action) {
    OnExit onExit = new OnExit(action);
    try {
      Runtime.getRuntime().addShutdownHook(onExit.hook);
    } catch (IllegalStateException ending) {
      // Part of the orderly end, then, which waits for it.
      return onExit;
    }
    return onExit;
  }

  void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It is being done, or has been.
      return;
    }
  }
}
