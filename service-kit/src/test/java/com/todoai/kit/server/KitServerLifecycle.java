package com.todoai.kit.server;

import java.util.UUID;
import org.jboss.arquillian.config.descriptor.api.ArquillianDescriptor;
import org.jboss.arquillian.container.spi.event.container.AfterStop;
import org.jboss.arquillian.container.spi.event.container.BeforeSetup;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.ApplicationScoped;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;

/** Sets up the server's surroundings before Arquillian starts it, and clears them away after it. */
public final class KitServerLifecycle {

  private static final String CONTAINER = "liberty";

  /** Unlike any other server's that may run on this machine. */
  private final String serverName = "kit-" + UUID.randomUUID();

  @Inject @ApplicationScoped private InstanceProducer<KitServer> server;

  /** Before the container is made from the descriptor. */
  void name(@Observes(precedence = 1) ArquillianDescriptor descriptor) {
    descriptor.container(CONTAINER).property("serverName", serverName);
  }

  void prepare(@Observes BeforeSetup event) throws Exception {
    server.set(KitServer.prepare(serverName));
  }

  void clear(@Observes AfterStop event) throws Exception {
    server.get().close();
  }
}
