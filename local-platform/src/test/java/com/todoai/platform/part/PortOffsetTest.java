package com.todoai.platform.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortOffsetTest {

  @Test
  void refusesWhatWouldLeaveTheRangeOfPorts() {
    assertThatThrownBy(() -> new PortOffset(-1))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("port offset");
    assertThatThrownBy(() -> new PortOffset(PortOffset.MAX + 1))
        .isInstanceOf(PlatformException.class);
  }

  @Test
  void aPortThatSomebodyListensOnIsNotFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortOffset.isFree(socket.getLocalPort())).isFalse();
    }
  }

  @Test
  void findsAnOffsetAtWhichAllPortsAreFree() {
    List<Integer> ports = List.of(8001, 8002);

    PortOffset offset = PortOffset.free(ports);

    assertThat(offset.value()).isPositive();
    assertThat(ports).allMatch(port -> PortOffset.isFree(offset.apply(port)));
  }
}
