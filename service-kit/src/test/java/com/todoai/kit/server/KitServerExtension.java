package com.todoai.kit.server;

import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Tells Arquillian of what the managed server needs around it. */
public final class KitServerExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder
        .observer(KitServerLifecycle.class)
        .service(ResourceProvider.class, KitServerProvider.class);
  }
}
