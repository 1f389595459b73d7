package com.todoai.platform.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a broker for the versions that it speaks, the first request of every Kafka client. Two
 * packets instead of the half second that the client library takes to load.
 */
final class KafkaProbe {

  private static final int TIMEOUT_MILLIS = 2000;
  private static final short API_VERSIONS = 18;
  private static final int CORRELATION = 4711;
  private static final int HEADER_BYTES = 10;

  private KafkaProbe() {}

  /** Whether a broker serves requests there. */
  static boolean answers(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      DataOutputStream request = new DataOutputStream(socket.getOutputStream());
      request.writeInt(HEADER_BYTES);
      request.writeShort(API_VERSIONS);
      request.writeShort(0);
      request.writeInt(CORRELATION);
      // No client id.
      request.writeShort(-1);
      request.flush();
      DataInputStream response = new DataInputStream(socket.getInputStream());
      int length = response.readInt();
      return length > 0 && response.readInt() == CORRELATION && response.readShort() == 0;
    } catch (IOException notYet) {
      return false;
    }
  }
}
