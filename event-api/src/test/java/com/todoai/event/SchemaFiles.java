package com.todoai.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schema documents of one release, by file name, with their references followed. */
final class SchemaFiles {

  static final Path CURRENT = Path.of("src/main/resources/schemas/1");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, JsonNode> documents;

  SchemaFiles(Map<String, JsonNode> documents) {
    this.documents = new TreeMap<>(documents);
  }

  static SchemaFiles in(Path folder) {
    Map<String, JsonNode> documents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".schema.json")).toList()) {
        documents.put(file.getFileName().toString(), MAPPER.readTree(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SchemaFiles(documents);
  }

  /** A schema together with the file that its references start from. */
  record Located(String file, JsonNode schema) {

    Located at(JsonNode part) {
      return new Located(file, part);
    }
  }

  Map<String, JsonNode> documents() {
    return documents;
  }

  Located root(String file) {
    return new Located(file, document(file));
  }

  /** Follows references until a schema that is none. */
  Located resolve(Located start) {
    Located at = start;
    while (at.schema().has("$ref")) {
      URI target = URI.create(at.schema().get("$ref").textValue());
      String file = target.getPath().isEmpty() ? at.file() : target.getPath();
      String pointer = target.getFragment() == null ? "" : target.getFragment();
      JsonNode schema = document(file).at(pointer);
      if (schema.isMissingNode()) {
        throw new IllegalStateException(at.file() + " refers to nothing: " + target);
      }
      at = new Located(file, schema);
    }
    return at;
  }

  private JsonNode document(String file) {
    JsonNode document = documents.get(file);
    if (document == null) {
      throw new IllegalStateException("no such schema: " + file);
    }
    return document;
  }
}
