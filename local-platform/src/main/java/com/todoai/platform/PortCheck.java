package com.todoai.platform;

import com.todoai.platform.part.Part;
import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.PortOffset;
import com.todoai.platform.process.Pause;
import com.todoai.platform.process.PortOwner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds ports that somebody else holds before a part fails over them. */
final class PortCheck {

  /** A process that was just killed may be gone while the system still closes its sockets. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Duration POLL = Duration.ofMillis(100);

  private PortCheck() {}

  /**
   * Does nothing when all ports of the parts are free.
   *
   * @param offset with which the parts have these ports
   * @throws PlatformException naming each that is not, and who has it
   */
  static void requireFree(Collection<Part> parts, PortOffset offset) {
    long deadline = System.nanoTime() + GRACE.toNanos();
    List<String> taken = taken(parts);
    while (!taken.isEmpty()) {
      if (System.nanoTime() > deadline) {
        taken.add(
            "Stop what has it, or run another platform, with data of its own, on other ports:"
                + " ./platform up"
                + offset.next().argument());
        throw new PlatformException(String.join("\n", taken));
      }
      Pause.of(POLL);
      taken = taken(parts);
    }
  }

  private static List<String> taken(Collection<Part> parts) {
    List<String> taken = new ArrayList<>();
    for (Part part : parts) {
      part.ports().stream()
          .filter(port -> !PortOffset.isFree(port.number()))
          .map(
              port ->
                  "Port %d, which %s needs (%s), is taken by %s."
                      .formatted(
                          port.number(), part.name(), port.purpose(), PortOwner.of(port.number())))
          .forEach(taken::add);
    }
    return taken;
  }
}
