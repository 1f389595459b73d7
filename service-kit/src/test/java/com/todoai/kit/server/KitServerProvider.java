package com.todoai.kit.server;

import java.lang.annotation.Annotation;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Gives a test the server's surroundings. */
public final class KitServerProvider implements ResourceProvider {

  @Inject private Instance<KitServer> server;

  @Override
  public boolean canProvide(Class<?> type) {
    return type == KitServer.class;
  }

  @Override
  public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
    return server.get();
  }
}
