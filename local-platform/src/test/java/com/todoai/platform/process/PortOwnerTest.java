package com.todoai.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {

  private static final String LISTENER =
      "   3: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0 0 4711 1 x";
  private static final String CONNECTION =
      "   4: 0100007F:1538 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  0 0 4712 1 x";

  @Test
  void findsTheListenerAndNoConnection() {
    assertThat(PortOwner.inode(LISTENER, 5432)).contains("4711");
    assertThat(PortOwner.inode(CONNECTION, 5432)).isEmpty();
    assertThat(PortOwner.inode(LISTENER, 5433)).isEmpty();
    assertThat(PortOwner.inode("  sl  local_address", 5432)).isEmpty();
  }

  @Test
  void namesTheProcess() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      assertThat(PortOwner.of(socket.getLocalPort()))
          .contains(Long.toString(ProcessHandle.current().pid()))
          .contains("java");
    }
  }
}
