package com.todoai.platform.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks whether somebody listens on a port, without taking the port itself. */
public final class TcpProbe {

  private static final int TIMEOUT_MILLIS = 1000;

  private TcpProbe() {}

  /** Whether a connection to the port of this machine is taken. */
  public static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
