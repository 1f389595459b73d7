package com.todoai.dapr.messaging.config;

import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorFactory;

/** Reads the properties of one channel and says plainly which of them is wrong. */
final class ChannelConfig {

  private final Config config;
  private final String direction;

  ChannelConfig(Config config, String direction) {
    this.config = config;
    this.direction = direction;
  }

  String channel() {
    return config.getValue(ConnectorFactory.CHANNEL_NAME_ATTRIBUTE, String.class);
  }

  String text(ChannelProperty property, String whenAbsent) {
    String value = value(property).orElse(whenAbsent);
    if (value.isBlank()) {
      throw wrong(property, "must not be blank");
    }
    return value;
  }

  String text(ChannelProperty property) {
    return text(property, property.defaultValue());
  }

  boolean flag(ChannelProperty property) {
    String value = value(property).orElse(property.defaultValue());
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(property, "must be true or false, not \"" + value + "\"");
    };
  }

  int number(ChannelProperty property, int smallest) {
    String value = value(property).orElse(property.defaultValue());
    return parse(value).stream()
        .filter(number -> number >= smallest)
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    property,
                    "must be a whole number of at least " + smallest + ", not \"" + value + "\""));
  }

  private Optional<String> value(ChannelProperty property) {
    return config.getOptionalValue(property.key(), String.class).map(String::strip);
  }

  private static OptionalInt parse(String value) {
    try {
      return OptionalInt.of(Integer.parseInt(value));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  ConnectorConfigurationException wrong(ChannelProperty property, String problem) {
    return new ConnectorConfigurationException(
        "mp.messaging." + direction + "." + channel() + "." + property.key(), problem);
  }
}
