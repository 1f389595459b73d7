package com.todoai.event;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schemas of one release, asserting formats as well, which JSON Schema leaves open. */
final class WrittenContract {

  private static final String BASE = "https://todoai.com/schemas/1/";

  /** The schemas as they are in the sources. */
  static final WrittenContract CURRENT = new WrittenContract("classpath:schemas/1/");

  private final SchemaRegistry registry;

  WrittenContract(String location) {
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(ids -> ids.mapPrefix(BASE, location)));
  }

  /**
   * Says what the schema {@code name}, a topic's or a kind's, has against a document; nothing when
   * it is valid.
   */
  List<String> objections(String name, String document) {
    Schema schema = registry.getSchema(SchemaLocation.of(BASE + name + ".schema.json"));
    return schema
        .validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  List<String> objections(String name, byte[] document) {
    return objections(name, new String(document, StandardCharsets.UTF_8));
  }
}
