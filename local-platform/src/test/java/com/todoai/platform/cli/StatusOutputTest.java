package com.todoai.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.todoai.platform.PartStatus;
import com.todoai.platform.PartStatus.Health;
import com.todoai.platform.PartStatus.State;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Port;
import com.todoai.platform.process.Memory;
import com.todoai.platform.process.Memory.Measure;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusOutputTest {

  private static final PartStatus RUNNING =
      new PartStatus(
          PartName.KAFKA,
          State.RUNNING,
          Health.HEALTHY,
          URI.create("kafka://127.0.0.1:9092"),
          List.of(new Port("kafka", 9092)),
          OptionalLong.of(42),
          Optional.of(new Memory(5_000_000, Measure.PSS)),
          Path.of("kafka.log"));
  private static final PartStatus DEAD =
      new PartStatus(
          PartName.POSTGRES,
          State.DIED,
          Health.NONE,
          URI.create("postgresql://127.0.0.1:5432/todoai"),
          List.of(new Port("postgresql", 5432)),
          OptionalLong.empty(),
          Optional.empty(),
          Path.of("postgres.log"));

  @Test
  void theTableHasARowForEachPartAndTheSum() {
    assertThat(StatusTable.of(List.of(DEAD, RUNNING)).lines())
        .anyMatch(line -> line.matches("postgres +died +- +postgresql://.* +- +-"))
        .anyMatch(line -> line.matches("kafka +running +healthy +kafka://.* +42 +5 MB"))
        .anyMatch(line -> line.matches("all +PSS +5 MB"));
  }

  @Test
  void theJsonHasWhatAScriptNeeds() throws Exception {
    List<Object> parts = JSONArrayUtils.parse(StatusJson.of(List.of(DEAD, RUNNING)));

    assertThat(parts).hasSize(2);
    assertThat(object(parts.get(0)))
        .containsEntry("part", "postgres")
        .containsEntry("state", "died")
        .containsEntry("health", "none")
        .containsEntry("pid", null)
        .containsEntry("memoryBytes", null);
    assertThat(object(parts.get(1)))
        .containsEntry("part", "kafka")
        .containsEntry("state", "running")
        .containsEntry("health", "healthy")
        .containsEntry("url", "kafka://127.0.0.1:9092")
        .containsEntry("pid", 42L)
        .containsEntry("memoryBytes", 5_000_000L)
        .containsEntry("memoryMeasure", "pss");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
