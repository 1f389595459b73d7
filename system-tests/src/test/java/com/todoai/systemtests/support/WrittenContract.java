package com.todoai.systemtests.support;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The JSON Schemas of the topics, as somebody has them who has none of the contract's classes. */
public final class WrittenContract {

  private static final String BASE = "https://todoai.com/schemas/1/";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaIdResolvers(
                  resolvers -> resolvers.mapPrefix(BASE, "classpath:schemas/1/")));

  /** Says what a topic's schema has against a message on it; nothing when it is valid. */
  public List<String> objections(String topic, String message) {
    return registry
        .getSchema(SchemaLocation.of(BASE + topic + ".schema.json"))
        .validate(
            message,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
