package com.todoai.dapr.messaging.incoming;

/** Why a handler failed, as far as the connector can tell. */
enum FailureKind {
  /** Something outside is away: the event is delivered again, without end. */
  OUTAGE,
  /** The handler can never handle this event, or what it makes of it can never be published. */
  UNPROCESSABLE,
  /** Not known: counts as an attempt unless an outage probe reports an outage. */
  UNKNOWN
}
