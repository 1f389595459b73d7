package com.todoai.notification.notifications.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.kit.paging.Page;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotificationViewTest {

  @Test
  void isTheJsonThatClientsRelyOn() {
    NotificationView view =
        new NotificationView(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            UUID.fromString("00000000-0000-0000-0000-000000000002"),
            "reminder",
            "Water the plants",
            Instant.parse("2026-05-04T07:00:00Z"),
            null);

    Jsonb jsonb = JsonbBuilder.create();

    assertThat(jsonb.toJson(new Page<>(List.of(view), null)))
        .isEqualTo(
            "{\"items\":[{\"id\":\"00000000-0000-0000-0000-000000000001\","
                + "\"taskId\":\"00000000-0000-0000-0000-000000000002\","
                + "\"kind\":\"reminder\",\"title\":\"Water the plants\","
                + "\"createdAt\":\"2026-05-04T07:00:00Z\",\"readAt\":null}],"
                + "\"nextCursor\":null}");
  }
}
