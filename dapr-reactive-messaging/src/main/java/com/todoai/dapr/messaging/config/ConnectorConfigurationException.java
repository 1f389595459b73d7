package com.todoai.dapr.messaging.config;

/** A property has a value that cannot be used; the message names the property and the remedy. */
public class ConnectorConfigurationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param property the full name of the property
   * @param problem what is wrong with its value
   */
  public ConnectorConfigurationException(String property, String problem) {
    super(property + " " + problem);
  }
}
