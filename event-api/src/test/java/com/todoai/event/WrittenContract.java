package com.todoai.event;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON Schemas of one release, asserting formats as well, which JSON Schema leaves open. */
final class WrittenContract {

  private static final String BASE = "https://todoai.com/schemas/1/";

  /** The schemas as they are in the sources. */
  static final WrittenContract CURRENT = new WrittenContract(SchemaFiles.in(SchemaFiles.CURRENT));

  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  WrittenContract(SchemaFiles files) {
    Map<String, String> documents = new HashMap<>();
    files.documents().forEach((file, schema) -> documents.put(BASE + file, schema.toString()));
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(documents));
  }

  /**
   * Says what the schema {@code name}, a topic's or a kind's, has against a document; nothing when
   * it is valid.
   */
  List<String> objections(String name, String document) {
    return schemas
        .computeIfAbsent(name, this::load)
        .validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private Schema load(String name) {
    return registry.getSchema(SchemaLocation.of(BASE + name + ".schema.json"));
  }

  List<String> objections(String name, byte[] document) {
    return objections(name, new String(document, StandardCharsets.UTF_8));
  }
}
