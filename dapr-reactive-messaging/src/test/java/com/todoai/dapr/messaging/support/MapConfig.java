package com.todoai.dapr.messaging.support;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** A configuration of texts that remembers which properties were asked for. */
public final class MapConfig implements Config {

  private final Map<String, String> values;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * Holds fixed values.
   *
   * @param values by property name
   */
  public MapConfig(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * The names that were looked up.
   *
   * @return in the order of the first look-up
   */
  public Set<String> asked() {
    return asked;
  }

  @Override
  public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
    asked.add(name);
    return Optional.ofNullable(values.get(name)).map(type::cast);
  }

  @Override
  public <T> T getValue(String name, Class<T> type) {
    return getOptionalValue(name, type).orElseThrow(() -> new NoSuchElementException(name));
  }

  @Override
  public ConfigValue getConfigValue(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    return List.of();
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> type) {
    return Optional.empty();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new UnsupportedOperationException();
  }
}
