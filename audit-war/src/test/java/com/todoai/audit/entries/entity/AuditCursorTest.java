package com.todoai.audit.entries.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCursorTest {

  private static final UUID ID = UUID.fromString("7d0a9a3c-6a52-4b0e-9a43-0d5a0c6b2f11");

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T10:15:30.123456Z", "1969-12-31T23:59:59.000001Z"})
  void comesBackAsItWas(String instant) {
    AuditCursor cursor = new AuditCursor(Instant.parse(instant), Long.MAX_VALUE, ID);

    assertThat(AuditCursor.parse(cursor.text())).isEqualTo(cursor);
  }

  @Test
  void needsNoEscapingInAUrl() {
    assertThat(new AuditCursor(Instant.EPOCH, 1, ID).text()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01T10:15:30Z 2",
        "2026-03-01T10:15:30Z 2 7d0a9a3c-6a52-4b0e-9a43-0d5a0c6b2f11 4",
        "x 2 7d0a9a3c-6a52-4b0e-9a43-0d5a0c6b2f11",
        "2026-03-01T10:15:30Z x 7d0a9a3c-6a52-4b0e-9a43-0d5a0c6b2f11",
        "2026-03-01T10:15:30Z 2 x",
        "+10000-01-01T00:00:00Z 2 7d0a9a3c-6a52-4b0e-9a43-0d5a0c6b2f11",
        "0000-12-31T23:59:59Z 2 7d0a9a3c-6a52-4b0e-9a43-0d5a0c6b2f11"
      })
  void refusesWhatIsNoPlace(String place) {
    String text = Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> AuditCursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNoBase64() {
    assertThatThrownBy(() -> AuditCursor.parse("%%%")).isInstanceOf(IllegalArgumentException.class);
  }
}
