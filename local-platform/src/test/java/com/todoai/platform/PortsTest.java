package com.todoai.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.platform.part.PortOffset;
import com.todoai.platform.part.Service;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @Test
  void areTheDocumentedOnesWithoutAnOffset() {
    Ports ports = new Ports(PortOffset.NONE);

    assertThat(ports.postgres()).isEqualTo(5432);
    assertThat(ports.kafka()).isEqualTo(9092);
    assertThat(ports.of(Service.TODO)).isEqualTo(8001);
    assertThat(ports.of(Service.RECURRENCE)).isEqualTo(8005);
    assertThat(ports.sidecarHttp(Service.AUDIT)).isEqualTo(3502);
    assertThat(ports.sidecarGrpc(Service.NOTIFICATION)).isEqualTo(50004);
  }

  @Test
  void areAllDifferentAndValidAtTheHighestOffset() {
    List<Integer> ports = new Ports(new PortOffset(PortOffset.MAX)).all();

    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port > 1023 && port < 65536);
  }

  @Test
  void offsetsInStepsOf100MeetOnlyWhenTheyAre4500Apart() {
    for (int one = 0; one <= PortOffset.MAX; one += 100) {
      for (int other = one + 100; other <= PortOffset.MAX; other += 100) {
        assertThat(meet(new PortOffset(one), new PortOffset(other)))
            .as("offsets %d and %d meet", one, other)
            .isEqualTo(other - one == 4500);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 4500, 7777, 14_001, PortOffset.MAX})
  void theNextOffsetMeetsNoneOfThePorts(int value) {
    PortOffset offset = new PortOffset(value);

    assertThat(meet(offset, offset.next())).isFalse();
  }

  /** Else one may be gone again before a sidecar listens on it, half a minute later. */
  @Test
  void aFreeOffsetHasNoPortThatLinuxGivesToOutgoingConnections() {
    PortOffset offset = PortOffset.free(new Ports(PortOffset.NONE).all());

    assertThat(new Ports(offset).all()).noneMatch(port -> port >= 32_768 && port <= 60_999);
  }

  private static boolean meet(PortOffset one, PortOffset other) {
    return !Collections.disjoint(new Ports(one).all(), new Ports(other).all());
  }
}
