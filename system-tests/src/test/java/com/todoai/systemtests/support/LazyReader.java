package com.todoai.systemtests.support;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A WebSocket client (RFC 6455) that does not read until it is told to, with a receive buffer as
 * small as the system allows.
 */
public final class LazyReader implements AutoCloseable {

  private static final int CLOSE_OPCODE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private int frames;

  /**
   * Opens a socket.
   *
   * @throws IOException when the handshake is refused
   */
  LazyReader(URI websocketService, String token) throws IOException {
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(websocketService.getHost(), websocketService.getPort()));
    String handshake =
        String.join(
            "\r\n",
            "GET /ws/tasks HTTP/1.1",
            "Host: " + websocketService.getAuthority(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Version: 13",
            "Authorization: Bearer " + token,
            "",
            "");
    socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
    in = new DataInputStream(socket.getInputStream());
    String status = line();
    if (!status.contains(" 101 ")) {
      throw new IOException("no handshake, but " + status);
    }
    String header = line();
    while (!header.isEmpty()) {
      header = line();
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.readUnsignedByte();
    while (next != '\n') {
      if (next != '\r') {
        line.append((char) next);
      }
      next = in.readUnsignedByte();
    }
    return line.toString();
  }

  /**
   * Reads what came until the close frame.
   *
   * @return the close code
   * @throws EOFException when the connection ends without one
   */
  public int readToTheEnd() throws IOException {
    while (true) {
      int opcode = in.readUnsignedByte() & 0x0f;
      long length = length();
      if (opcode == CLOSE_OPCODE) {
        return in.readUnsignedShort();
      }
      in.skipNBytes(length);
      frames++;
    }
  }

  private long length() throws IOException {
    int length = in.readUnsignedByte() & 0x7f;
    return switch (length) {
      case 126 -> in.readUnsignedShort();
      case 127 -> in.readLong();
      default -> length;
    };
  }

  /** How many frames it has read. */
  public int frames() {
    return frames;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
