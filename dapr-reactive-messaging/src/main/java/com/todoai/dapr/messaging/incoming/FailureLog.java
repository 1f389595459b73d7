package com.todoai.dapr.messaging.incoming;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells what a channel's handler failed on; of an outage one line, of anything else the trace. */
final class FailureLog {

  private static final Logger LOG = System.getLogger(FailureLog.class.getName());

  private final String channel;

  FailureLog(String channel) {
    this.channel = channel;
  }

  void failed(String on, FailureKind kind, Throwable failure) {
    String text = "Channel " + channel + " failed on " + on + ", " + kind;
    if (kind == FailureKind.OUTAGE) {
      LOG.log(Level.WARNING, text + ": " + Failures.describe(failure));
    } else {
      LOG.log(Level.WARNING, text, failure);
    }
  }
}
