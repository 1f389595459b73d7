package com.todoai.platform.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

  private static final byte[] CONTENT =
      "a program".repeat(100_000).getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;
  private final List<String> heard = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keepsWhatHasTheChecksumAndTellsHowFarItIs() throws Exception {
    serve("/program", CONTENT);
    serve("/checksum", (sha256() + "  program\n").getBytes(StandardCharsets.US_ASCII));

    Path target = download().to(directory.resolve("program"), heard::add);

    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(heard).last().isEqualTo("downloaded 0.9 MB of 0.9 MB");
  }

  @Test
  void refusesWhatHasAnotherChecksum() throws Exception {
    serve("/program", "another program".getBytes(StandardCharsets.UTF_8));
    serve("/checksum", sha256().getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> download().to(directory.resolve("program"), heard::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/program does not have the checksum that ");
  }

  @Test
  void refusesAChecksumThatIsNone() {
    serve("/program", CONTENT);
    serve("/checksum", new byte[0]);

    assertThatThrownBy(() -> download().to(directory.resolve("program"), heard::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not have the checksum");
  }

  private Download download() {
    return Download.of(address("/program")).verifiedBy(address("/checksum"));
  }

  private String address(String path) {
    return "http://%s:%d%s"
        .formatted(
            server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort(), path);
  }

  private void serve(String path, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static String sha256() throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
  }
}
