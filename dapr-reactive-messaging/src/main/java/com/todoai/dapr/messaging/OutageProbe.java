package com.todoai.dapr.messaging;

/**
 * Says whether something that event handlers need, such as a database, is away at the moment.
 *
 * <p>The connector asks every CDI bean of this type when a handler fails for a reason that it does
 * not recognise. As long as one of them reports an outage the event stays with the broker and the
 * failure does not count as an attempt. A probe that throws counts as an outage.
 */
@FunctionalInterface
public interface OutageProbe {

  /**
   * Looks now; called on a managed thread, only after a failure.
   *
   * @return whether what this probe watches cannot be used at the moment
   */
  boolean outage();
}
