package com.todoai.kit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The kit's own script for the outbox table. */
public final class OutboxScript {

  private OutboxScript() {}

  /** Makes the table in the schema, as its owner. */
  public static void run(ServiceSchema schema) throws SQLException, IOException {
    try (Connection connection = schema.as(schema.owner()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(text().replace("${runningRole}", schema.runningRole()));
    }
  }

  private static String text() throws IOException {
    try (InputStream in = OutboxScript.class.getResourceAsStream("/db/kit/outbox.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
