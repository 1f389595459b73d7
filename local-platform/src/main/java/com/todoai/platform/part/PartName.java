package com.todoai.platform.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The name of a part as a user types it.
 *
 * @param value {@code postgres}, {@code kafka}, a service's id, or that id with {@code -dapr}
 */
public record PartName(String value) implements Comparable<PartName> {

  public static final PartName POSTGRES = new PartName("postgres");
  public static final PartName KAFKA = new PartName("kafka");

  private static final List<PartName> ALL = all();

  public PartName {
    Objects.requireNonNull(value);
  }

  /** The server of a service. */
  public static PartName of(Service service) {
    return new PartName(service.id());
  }

  /** The sidecar of a service. */
  public static PartName sidecarOf(Service service) {
    return new PartName(service.id() + "-dapr");
  }

  /**
   * The part of that name.
   *
   * @throws PlatformException when there is none; the message lists those that there are
   */
  public static PartName parse(String value) {
    PartName name = new PartName(value);
    if (!ALL.contains(name)) {
      throw new PlatformException(
          "There is no part \"" + value + "\". The parts are: " + joined(ALL) + ".");
    }
    return name;
  }

  /** All parts, in the order in which they are listed. */
  public static List<PartName> values() {
    return ALL;
  }

  /** The names, for a message. */
  public static String joined(Iterable<PartName> names) {
    List<String> values = new ArrayList<>();
    names.forEach(name -> values.add(name.value()));
    return String.join(", ", values);
  }

  @Override
  public int compareTo(PartName other) {
    return Integer.compare(ALL.indexOf(this), ALL.indexOf(other));
  }

  @Override
  public String toString() {
    return value;
  }

  private static List<PartName> all() {
    List<PartName> names = new ArrayList<>(List.of(POSTGRES, KAFKA));
    for (Service service : Service.values()) {
      names.add(sidecarOf(service));
    }
    for (Service service : Service.values()) {
      names.add(of(service));
    }
    return List.copyOf(names);
  }
}
