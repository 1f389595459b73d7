package com.todoai.platform.part;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What is added to every port number, so that platforms run side by side.
 *
 * @param value 0 to {@value #MAX}
 */
public record PortOffset(int value) {

  /** The highest offset at which every port is still a valid one. */
  public static final int MAX = 15_000;

  /** Offsets that differ by a multiple of it share no port. */
  private static final int SAFE_STEP = 1000;

  private static final int STEP = 100;

  /**
   * From here on no port is one of those that Linux gives to outgoing connections (32768 to 60999),
   * any of which may be gone again between a look at it and its use.
   */
  private static final int CALM = 11_000;

  private static final int ATTEMPTS = 200;

  /** The ports as they are documented. */
  public static final PortOffset NONE = new PortOffset(0);

  public PortOffset {
    if (value < 0 || value > MAX) {
      throw new PlatformException(
          "The port offset must be 0 to " + MAX + ", but is " + value + ".");
    }
  }

  /** What must be typed after {@code ./platform SUBCOMMAND} to mean this platform. */
  public String argument() {
    return equals(NONE) ? "" : " --port-offset " + value;
  }

  /** One that shares no port with this one. */
  public PortOffset next() {
    return value + SAFE_STEP <= MAX
        ? new PortOffset(value + SAFE_STEP)
        : new PortOffset(value - SAFE_STEP);
  }

  /** A port of this platform. */
  public int apply(int basePort) {
    return basePort + value;
  }

  /**
   * An offset at which all the given ports are free now. Another process may take one before they
   * are used; who starts parts with it sees that as a failed start.
   *
   * @param basePorts port numbers at offset 0
   * @throws PlatformException when none is found
   */
  public static PortOffset free(Collection<Integer> basePorts) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int candidate = ThreadLocalRandom.current().nextInt(CALM / STEP, MAX / STEP + 1) * STEP;
      if (basePorts.stream().allMatch(port -> isFree(port + candidate))) {
        return new PortOffset(candidate);
      }
    }
    throw new PlatformException("No port offset found at which all ports are free.");
  }

  /** Whether nothing listens on the port, on any address of this machine. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
