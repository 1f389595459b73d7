package com.todoai.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas keep the rule in README.md, and the check of that misses nothing. */
class SchemaCompatibilityTest {

  static List<Path> releasesOfThisMajorVersion() {
    return SchemaFiles.releases().stream()
        .filter(folder -> versionOf(folder).startsWith(SchemaVersion.MAJOR + "."))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("releasesOfThisMajorVersion")
  void nothingIsChangedThatWasReleased(Path release) {
    SchemaCompatibility comparison =
        SchemaCompatibility.between(SchemaFiles.in(release), SchemaFiles.in(SchemaFiles.CURRENT));

    assertThat(comparison.violations()).isEmpty();
    if (!comparison.additions().isEmpty()) {
      assertThat(SchemaVersion.CURRENT)
          .as("the schemas gained %s", comparison.additions())
          .isNotEqualTo(versionOf(release));
    }
  }

  @ParameterizedTest
  @MethodSource("releasesOfThisMajorVersion")
  void consumersOfAnOlderReleaseReadWhatIsWrittenNow(Path release) {
    WrittenContract older = new WrittenContract(SchemaFiles.in(release));

    assertThat(SampleEvents.all())
        .allSatisfy(
            event ->
                assertThat(
                        older.objections(
                            SampleEvents.schemaOf(event), EventJson.write(event.toCloudEvent())))
                    .isEmpty());
  }

  record Change(String name, Consumer<ObjectNode> edit) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Change> allowed() {
    return List.of(
        new Change("nothing", s -> {}),
        new Change("optional property added", s -> properties(s).set("new", text())),
        new Change(
            "optional property added to a nested object",
            s -> properties(property(s, "child")).set("new", text())),
        new Change(
            "optional property added to a nullable object",
            s -> properties((ObjectNode) property(s, "maybe").at("/anyOf/0")).set("new", text())),
        new Change(
            "optional property added to the items of a list",
            s -> properties((ObjectNode) property(s, "list").get("items")).set("new", text())),
        new Change("description changed", s -> property(s, "name").put("description", "else")),
        new Change(
            "order of enum changed", s -> reverse((ArrayNode) property(s, "kind").get("enum"))),
        new Change("order of required changed", s -> reverse((ArrayNode) s.get("required"))),
        new Change("reference written out", s -> properties(s).set("id", s.at("/$defs/id"))),
        new Change("unused definition added", s -> ((ObjectNode) s.get("$defs")).set("x", text())));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void allows(Change change) {
    assertThat(violationsOf(change)).isEmpty();
  }

  static List<Change> forbidden() {
    return List.of(
        new Change("property removed", s -> properties(s).remove("note")),
        new Change(
            "property renamed", s -> properties(s).set("memo", properties(s).remove("note"))),
        new Change("property retyped", s -> property(s, "name").put("type", "integer")),
        new Change("type widened", s -> property(s, "name").set("type", strings("string", "null"))),
        new Change("made required", s -> ((ArrayNode) s.get("required")).add("note")),
        new Change("made optional", s -> ((ArrayNode) s.get("required")).remove(0)),
        new Change(
            "required property added",
            s -> {
              properties(s).set("new", text());
              ((ArrayNode) s.get("required")).add("new");
            }),
        new Change(
            "enum value removed", s -> ((ArrayNode) property(s, "kind").get("enum")).remove(0)),
        new Change("enum value added", s -> ((ArrayNode) property(s, "kind").get("enum")).add("C")),
        new Change("constant changed", s -> property(s, "version").put("const", "2.0")),
        new Change("limit tightened", s -> property(s, "name").put("maxLength", 9)),
        new Change("limit loosened", s -> property(s, "name").put("maxLength", 11)),
        new Change("limit removed", s -> property(s, "name").remove("maxLength")),
        new Change("limit added", s -> property(s, "note").put("maxLength", 10)),
        new Change("pattern changed", s -> property(s, "name").put("pattern", "^b")),
        new Change("format added", s -> property(s, "note").put("format", "email")),
        new Change("definition changed", s -> ((ObjectNode) s.at("/$defs/id")).put("minLength", 5)),
        new Change("other names forbidden", s -> s.put("additionalProperties", false)),
        new Change("free property closed", s -> properties(s).put("any", false)),
        new Change(
            "property of a nested object removed",
            s -> properties(property(s, "child")).remove("a")),
        new Change(
            "limit of an item tightened",
            s -> ((ObjectNode) property(s, "list").at("/items/properties/b")).put("maxLength", 1)),
        new Change(
            "alternative added", s -> ((ArrayNode) property(s, "maybe").get("anyOf")).add(text())),
        new Change(
            "alternative removed", s -> ((ArrayNode) property(s, "maybe").get("anyOf")).remove(1)),
        new Change(
            "condition changed",
            s -> ((ObjectNode) s.at("/allOf/0/if/properties/kind")).put("const", "B")),
        new Change(
            "condition extended",
            s ->
                ((ObjectNode) s.at("/allOf/0/then/properties"))
                    .set("note", text().put("maxLength", 1))),
        new Change("condition added", s -> ((ArrayNode) s.get("allOf")).add(text())),
        new Change(
            "name of a map taken",
            s ->
                property(s, "map")
                    .set("properties", JsonNodeFactory.instance.objectNode().set("x", text()))),
        new Change(
            "unknown keyword added", s -> property(s, "name").put("contentEncoding", "base64")));
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void forbids(Change change) {
    assertThat(violationsOf(change)).isNotEmpty();
  }

  @Test
  void forbidsToRemoveASchema() {
    assertThat(
            SchemaCompatibility.between(
                    new SchemaFiles(Map.of("a.schema.json", sample())), new SchemaFiles(Map.of()))
                .violations())
        .containsExactly("a.schema.json: removed");
  }

  @Test
  void doesNotOverlookAConstraintBesideAReference() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                violationsOf(
                    new Change(
                        "", s -> ((ObjectNode) properties(s).get("id")).put("minLength", 9))))
        .withMessageContaining("beside a reference");
  }

  /** Takes each constraint out of the real schemas, one at a time. */
  @Test
  void seesEachConstraintOfTheSchemasGo() {
    SchemaFiles real = SchemaFiles.in(SchemaFiles.CURRENT);
    List<String> places = new ArrayList<>();
    real.documents().forEach((file, document) -> constraints(document, file + "#", places));
    // Nothing is demanded of it, so there is nothing to see go.
    places.removeIf(place -> place.endsWith("/traceparent/$ref"));
    assertThat(places).hasSizeGreaterThan(150);

    assertThat(places)
        .filteredOn(
            place -> SchemaCompatibility.between(real, without(real, place)).violations().isEmpty())
        .as("constraints that can go unseen")
        .isEmpty();
  }

  private static void constraints(JsonNode schema, String place, List<String> places) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      String at = place + "/" + keyword.getKey();
      JsonNode value = keyword.getValue();
      switch (keyword.getKey()) {
        case "properties", "$defs" ->
            value
                .properties()
                .forEach(
                    part -> {
                      String name = at + "/" + part.getKey();
                      if (keyword.getKey().equals("properties")) {
                        places.add(name);
                      }
                      constraints(part.getValue(), name, places);
                    });
        case "allOf", "anyOf", "oneOf" -> {
          places.add(at);
          for (int i = 0; i < value.size(); i++) {
            constraints(value.get(i), at + "/" + i, places);
          }
        }
        case "items", "additionalProperties", "if", "then" -> {
          places.add(at);
          constraints(value, at, places);
        }
        default -> {
          if (!SchemaFiles.ANNOTATIONS.contains(keyword.getKey())) {
            places.add(at);
          }
        }
      }
    }
  }

  private static SchemaFiles without(SchemaFiles real, String place) {
    Map<String, JsonNode> copies = new TreeMap<>();
    real.documents().forEach((file, document) -> copies.put(file, document.deepCopy()));
    String file = place.substring(0, place.indexOf('#'));
    String pointer = place.substring(place.indexOf('#') + 1);
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) copies.get(file).at(pointer.substring(0, slash)))
        .remove(pointer.substring(slash + 1));
    return new SchemaFiles(copies);
  }

  private static List<String> violationsOf(Change change) {
    ObjectNode changed = sample();
    change.edit().accept(changed);
    return SchemaCompatibility.between(
            new SchemaFiles(Map.of("a.schema.json", sample())),
            new SchemaFiles(Map.of("a.schema.json", changed)))
        .violations();
  }

  private static ObjectNode sample() {
    String schema =
        """
        {
          "type": "object",
          "properties": {
            "id": {"$ref": "#/$defs/id", "description": "who"},
            "name": {"type": "string", "maxLength": 10, "pattern": "^a"},
            "note": {"type": "string"},
            "kind": {"enum": ["A", "B"]},
            "version": {"const": "1.0"},
            "any": {},
            "child": {"type": "object", "properties": {"a": {"type": "string"}}},
            "maybe": {
              "anyOf": [
                {"type": "object", "properties": {"a": {"type": "string"}}},
                {"type": "null"}
              ]
            },
            "list": {
              "type": "array",
              "items": {"type": "object", "properties": {"b": {"type": "string"}}}
            },
            "map": {"type": "object", "additionalProperties": {"type": "integer"}}
          },
          "required": ["id", "name"],
          "allOf": [
            {
              "if": {"properties": {"kind": {"const": "A"}}},
              "then": {"properties": {"name": {"minLength": 2}}}
            }
          ],
          "$defs": {"id": {"type": "string", "minLength": 1}}
        }
        """;
    return (ObjectNode) EventMapper.parse(schema.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode properties(ObjectNode schema) {
    return (ObjectNode) schema.get("properties");
  }

  private static ObjectNode property(ObjectNode schema, String name) {
    return (ObjectNode) properties(schema).get(name);
  }

  private static ObjectNode text() {
    return JsonNodeFactory.instance.objectNode().put("type", "string");
  }

  private static ArrayNode strings(String... values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    List.of(values).forEach(array::add);
    return array;
  }

  private static void reverse(ArrayNode array) {
    for (int i = 0; i < array.size(); i++) {
      array.insert(i, array.remove(array.size() - 1));
    }
  }

  private static String versionOf(Path release) {
    return release.getFileName().toString();
  }
}
