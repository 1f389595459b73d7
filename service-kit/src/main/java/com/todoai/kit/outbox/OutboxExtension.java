package com.todoai.kit.outbox;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Takes the outbox out of services that do not say {@code outbox.enabled=true}. They need neither
 * its table nor its channel nor, without a database, the classes that it refers to.
 */
public class OutboxExtension implements Extension {

  private static final String PACKAGE = OutboxExtension.class.getPackageName();
  private static final String ENABLED = "outbox.enabled";

  private final boolean enabled =
      ConfigProvider.getConfig().getOptionalValue(ENABLED, Boolean.class).orElse(false);

  <T> void veto(@Observes ProcessAnnotatedType<T> type) {
    if (!enabled && type.getAnnotatedType().getJavaClass().getPackageName().equals(PACKAGE)) {
      type.veto();
    }
  }
}
