package com.todoai.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.platform.part.PortOffset;
import com.todoai.platform.part.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  @ParameterizedTest
  @ValueSource(ints = {100, 200, 500, 1000, 1100, 2000, 5600, 10_000})
  void platformsSideBySideShareNone(int offset) {
    Set<Integer> shared = new HashSet<>(new Ports(PortOffset.NONE).all());
    shared.retainAll(new Ports(new PortOffset(offset)).all());

    assertThat(shared).isEmpty();
  }
}
