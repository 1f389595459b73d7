package com.todoai.kit.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Answers the one question that the health check asks of a sidecar. */
final class FakeSidecar implements AutoCloseable {

  private final HttpServer server;
  private volatile int status = 500;

  FakeSidecar() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1.0/healthz/outbound",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void isHealthy(boolean healthy) {
    status = healthy ? 204 : 500;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
