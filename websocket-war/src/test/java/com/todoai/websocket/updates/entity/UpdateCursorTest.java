package com.todoai.websocket.updates.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpdateCursorTest {

  @Test
  void differsByPlaceAndNeedsNoEscaping() {
    UUID id = UUID.fromString("5f0c3c52-6f3a-4df6-8d8d-0d6a0f4e1f11");

    assertThat(UpdateCursor.ofPosition(Long.MAX_VALUE).text()).matches("[A-Za-z0-9_-]+");
    assertThat(UpdateCursor.ofNotification(id).text()).matches("[A-Za-z0-9_-]+");
    assertThat(UpdateCursor.ofPosition(1)).isNotEqualTo(UpdateCursor.ofPosition(2));
    assertThat(UpdateCursor.ofPosition(7)).isEqualTo(UpdateCursor.ofPosition(7));
  }
}
