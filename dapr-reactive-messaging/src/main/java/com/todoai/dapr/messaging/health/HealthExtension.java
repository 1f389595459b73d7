package com.todoai.dapr.messaging.health;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;

/** Adds the health check where the server has MicroProfile Health, and nothing where it has not. */
public class HealthExtension implements BuildCompatibleExtension {

  private static final String HEALTH_CHECK = "org.eclipse.microprofile.health.HealthCheck";

  /**
   * Called by CDI before it looks at classes.
   *
   * @param classes takes the check
   */
  @Discovery
  public void addHealthCheck(ScannedClasses classes) {
    if (serverHasHealth()) {
      classes.add(ChannelLiveness.class.getName());
    }
  }

  private static boolean serverHasHealth() {
    try {
      Class.forName(HEALTH_CHECK, false, HealthExtension.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
