package com.todoai.dapr.messaging.status;

/** Whether events can pass through a channel. */
public enum ChannelState {
  /**
   * Not yet, or no longer: nothing is connected to the channel, the application has not started, or
   * it shuts down.
   */
  NOT_READY,
  /** Events pass. */
  SERVING,
  /** Its stream failed or was cancelled: nothing passes until the application starts again. */
  ENDED,
  /** Outgoing channels only: the application has said that it will send nothing more. */
  COMPLETED
}
