package com.todoai.platform.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartNameTest {

  @Test
  void readsWhatAUserTypes() {
    assertThat(PartName.parse("postgres")).isEqualTo(PartName.POSTGRES);
    assertThat(PartName.parse("todo-dapr")).isEqualTo(PartName.sidecarOf(Service.TODO));
    assertThat(PartName.parse("audit")).isEqualTo(PartName.of(Service.AUDIT));
  }

  @Test
  void listsThePartsWhenThereIsNoSuchOne() {
    assertThatThrownBy(() -> PartName.parse("postgresql"))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("\"postgresql\"")
        .hasMessageContaining("postgres, kafka, todo-dapr");
  }
}
