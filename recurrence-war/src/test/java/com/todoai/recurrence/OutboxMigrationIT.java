package com.todoai.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.kit.testing.OutboxDefinition;
import org.junit.jupiter.api.Test;

/** The service's migrations hold a copy of the kit's script for the outbox. */
class OutboxMigrationIT {

  @Test
  void makesTheOutboxAsTheKitHasIt() throws Exception {
    assertThat(OutboxDefinition.ofMigrations("recurrence"))
        .isNotEmpty()
        .isEqualTo(OutboxDefinition.ofKit("recurrence"));
  }
}
