package com.todoai.kit.lifecycle;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the process when the application cannot be started. Left alone, the server opens its port
 * without the application and answers 404 to everything, which a sidecar that is still subscribed
 * takes for "drop this event". A process that has ended is seen, and started again, by whoever
 * started it.
 *
 * <p>Ended at once, not in order: the server would open the port before it stops.
 */
public class FailedStartExtension implements Extension {

  /** As a JVM that ends by an uncaught exception. */
  private static final int FAILED = 1;

  private static final Logger LOG = Logger.getLogger(FailedStartExtension.class.getName());

  private volatile boolean started;

  void started(@Observes Startup application) {
    started = true;
  }

  void stopping(@Observes BeforeShutdown container) {
    if (!started) {
      LOG.log(Level.SEVERE, "The application could not be started; this process ends");
      Runtime.getRuntime().halt(FAILED);
    }
  }
}
