package com.todoai.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schema documents of one release, by file name, with their references followed. */
final class SchemaFiles {

  static final Path CURRENT = Path.of("src/main/resources/schemas/1");

  /** JSON Schema 2020-12: core and meta-data keywords by which no document is refused. */
  static final Set<String> ANNOTATIONS =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "$comment",
          "title",
          "description",
          "examples",
          "deprecated",
          "default",
          "readOnly",
          "writeOnly");

  private final Map<String, JsonNode> documents;

  SchemaFiles(Map<String, JsonNode> documents) {
    this.documents = new TreeMap<>(documents);
  }

  /** The released schemas, one folder for each version. */
  static List<Path> releases() {
    return list(Path.of("src/test/resources/schemas"), "");
  }

  static List<Path> examplesIn(Path release) {
    return list(release.resolve("examples"), ".json");
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SchemaFiles in(Path folder) {
    Map<String, JsonNode> documents = new TreeMap<>();
    for (Path file : list(folder, ".schema.json")) {
      documents.put(file.getFileName().toString(), EventMapper.parse(read(file)));
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

  /**
   * Follows references until a schema that is none.
   *
   * @throws IllegalStateException when a constraint stands beside a reference, which the tests
   *     would overlook
   */
  Located resolve(Located start) {
    Located at = start;
    while (at.schema().has("$ref")) {
      for (Iterator<String> names = at.schema().fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!name.equals("$ref") && !ANNOTATIONS.contains(name)) {
          throw new IllegalStateException(at.file() + " has " + name + " beside a reference");
        }
      }
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
