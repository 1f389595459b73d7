package com.todoai.platform.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.platform.part.Service;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SidecarFilesTest {

  private static final Map<Service, Integer> PORTS =
      Map.of(Service.TODO, 50121, Service.AUDIT, 50122);

  @Test
  void theReplicasOfAServiceShareTheGroupOfItsNameAndMissNothing() {
    assertThat(files(Service.AUDIT).pubsubText())
        .contains("value: \"127.0.0.1:9192\"")
        .containsPattern("name: initialOffset\\s+value: oldest")
        .doesNotContain("consumerGroup");
  }

  @Test
  void everyReplicaOfWebsocketHasAGroupOfItsOwnAndStartsAtTheNewestEvent() {
    assertThat(files(Service.WEBSOCKET).pubsubText())
        .containsPattern("name: consumerGroup\\s+value: \"\\{uuid\\}\"")
        .containsPattern("name: initialOffset\\s+value: newest");
  }

  @Test
  void nothingBoundsTheRetries() {
    assertThat(files(Service.AUDIT).pubsubText())
        .doesNotContain("consumeRetryEnabled")
        .doesNotContain("backOff");
  }

  @Test
  void theSidecarsFindEachOtherByAFixedTable() {
    assertThat(files(Service.AUDIT).configurationText())
        .contains(
            "'127.0.0.1:{{if eq .ID \"todo\"}}50121{{else if eq .ID \"audit\"}}50122{{end}}'");
  }

  private static SidecarFiles files(Service service) {
    return new SidecarFiles(Path.of("unused"), service, "127.0.0.1:9192", PORTS);
  }
}
