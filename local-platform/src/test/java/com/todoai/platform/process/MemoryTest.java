package com.todoai.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.platform.process.Memory.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void readsTheProportionalSetSizeAndNoneOfItsParts() {
    List<String> rollup =
        List.of(
            "5581f0000000-7ffe3a1f2000 ---p 00000000 00:00 0    [rollup]",
            "Rss:               51200 kB",
            "Pss:               20480 kB",
            "Pss_Dirty:          1024 kB",
            "Pss_Anon:           1000 kB");

    assertThat(Memory.pss(rollup)).contains(new Memory(20480L * 1024, Measure.PSS));
  }

  @Test
  void isUnknownWithoutThatLine() {
    assertThat(Memory.pss(List.of("Rss: 51200 kB"))).isEmpty();
    assertThat(Memory.pss(List.of())).isEmpty();
  }

  @Test
  void aSumWithAResidentSizeInItIsNoProportionalOne() {
    Memory sum = new Memory(1, Measure.PSS).plus(new Memory(2, Measure.RSS));

    assertThat(sum).isEqualTo(new Memory(3, Measure.RSS));
    assertThat(new Memory(1, Measure.PSS).plus(new Memory(2, Measure.PSS)))
        .isEqualTo(new Memory(3, Measure.PSS));
  }

  @Test
  void measuresThisVeryProcess() {
    assertThat(Memory.of(ProcessHandle.current().pid()))
        .hasValueSatisfying(memory -> assertThat(memory.bytes()).isGreaterThan(1_000_000));
  }
}
