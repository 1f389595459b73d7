package com.todoai.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes each field of a valid document in each way that a schema's keywords give occasion for, so
 * that a field added to a schema is covered from then on.
 */
final class Mutations {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SchemaFiles schemas;
  private final ObjectNode valid;
  private final List<Mutation> mutations = new ArrayList<>();

  private Mutations(SchemaFiles schemas, ObjectNode valid) {
    this.schemas = schemas;
    this.valid = valid;
  }

  /**
   * @param schema the schema's file
   * @param valid a document that fills every field
   */
  static List<Mutation> of(SchemaFiles schemas, String schema, ObjectNode valid) {
    Mutations all = new Mutations(schemas, valid);
    all.walk(schemas.root(schema), valid, "", "");
    return all.mutations;
  }

  private void walk(SchemaFiles.Located at, JsonNode value, String pointer, String path) {
    SchemaFiles.Located located = schemas.resolve(at);
    JsonNode schema = located.schema();
    if (schema.has("anyOf")) {
      for (JsonNode branch : schema.get("anyOf")) {
        walk(located.at(branch), value, pointer, path);
      }
      return;
    }
    if (!path.isEmpty()) {
      replaceByOtherTypes(pointer, path);
      if (value.isTextual()) {
        replaceText(schema, value.textValue(), pointer, path);
      }
      if (value.isIntegralNumber()) {
        replaceNumber(schema, pointer, path);
      }
      if (schema.has("maxItems")) {
        replace(
            pointer, path, "too many", repeat(value.get(0), schema.get("maxItems").intValue() + 1));
      }
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      String field = FieldPath.join(path, name);
      remove(pointer, name, field);
      if (value.hasNonNull(name)) {
        walk(located.at(property.getValue()), value.get(name), pointer + "/" + name, field);
      }
    }
    if (schema.has("items")) {
      walk(located.at(schema.get("items")), value.get(0), pointer + "/0", path + "[0]");
    }
    if (schema.path("additionalProperties").isObject()) {
      String name = value.fieldNames().next();
      walk(
          located.at(schema.get("additionalProperties")),
          value.get(name),
          pointer + "/" + name,
          FieldPath.join(path, name));
    }
  }

  private void replaceByOtherTypes(String pointer, String path) {
    List<JsonNode> others =
        List.of(
            JSON.textNode("text"),
            JSON.numberNode(7),
            JSON.numberNode(1.5),
            JSON.booleanNode(true),
            JSON.nullNode(),
            JSON.arrayNode(),
            JSON.arrayNode().add("text"),
            JSON.objectNode(),
            JSON.objectNode().put("a", 1));
    others.forEach(other -> replace(pointer, path, "is " + other, other));
  }

  private void replaceText(JsonNode schema, String value, String pointer, String path) {
    Set<String> texts =
        new TreeSet<>(
            List.of(
                "",
                " ",
                "\u0000",
                "a\u0000b",
                "a\nb",
                "a\u0085b",
                "\ud83d\udca1",
                value.toLowerCase(Locale.ROOT),
                value.toUpperCase(Locale.ROOT),
                value + "\n",
                "\n" + value,
                value + " ",
                " " + value,
                value + value,
                value.substring(0, value.offsetByCodePoints(value.length(), -1)),
                "1-1-1-1-1",
                "yv66vgAAAAAAAAAAAAAAAA==",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01T00:00:00+00:00",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01",
                "+12026-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+02:00",
                "Z",
                "P1Y",
                "-PT1H",
                "P",
                "1.0",
                "2.0"));
    texts.forEach(
        text -> replace(pointer, path, "is '" + printable(text) + "'", JSON.textNode(text)));
    // A half pair has no UTF-8 form and can come as an escape only.
    if (!schema.has("enum") && !schema.has("const")) {
      mutations.add(
          new Mutation(
              path,
              "has half of a surrogate pair",
              with(pointer, JSON.textNode("@half@")).toString().replace("@half@", "a\\ud83d")));
    }
    if (schema.has("maxLength")) {
      int max = schema.get("maxLength").intValue();
      replace(pointer, path, "is as long as can be", JSON.textNode("x".repeat(max)));
      replace(pointer, path, "is too long", JSON.textNode("x".repeat(max + 1)));
      replace(
          pointer, path, "is as long outside the BMP", JSON.textNode("\ud83d\udca1".repeat(max)));
      replace(pointer, path, "is too long outside", JSON.textNode("\ud83d\udca1".repeat(max + 1)));
    }
  }

  private void replaceNumber(JsonNode schema, String pointer, String path) {
    BigInteger min = schema.get("minimum").bigIntegerValue();
    BigInteger max = schema.get("maximum").bigIntegerValue();
    replace(pointer, path, "is the least", JSON.numberNode(min));
    replace(pointer, path, "is too small", JSON.numberNode(min.subtract(BigInteger.ONE)));
    replace(pointer, path, "is the most", JSON.numberNode(max));
    replace(pointer, path, "is too large", JSON.numberNode(max.add(BigInteger.ONE)));
    replace(pointer, path, "is far too large", JSON.numberNode(BigInteger.TEN.pow(30)));
    replace(pointer, path, "is integral with a fraction", JSON.numberNode(4.0));
    replace(pointer, path, "is text", JSON.textNode("4"));
  }

  private void replace(String pointer, String path, String change, JsonNode by) {
    mutations.add(new Mutation(path, change, with(pointer, by).toString()));
  }

  private ObjectNode with(String pointer, JsonNode by) {
    ObjectNode copy = valid.deepCopy();
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), by);
    } else {
      ((ObjectNode) parent).set(name, by);
    }
    return copy;
  }

  private void remove(String pointer, String name, String field) {
    ObjectNode copy = valid.deepCopy();
    ((ObjectNode) copy.at(pointer)).remove(name);
    mutations.add(new Mutation(field, "is missing", copy.toString()));
  }

  private static ArrayNode repeat(JsonNode item, int times) {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < times; i++) {
      array.add(item);
    }
    return array;
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= ' ' && c < 0x7f) {
                out.appendCodePoint(c);
              } else {
                out.append("\\u%04x".formatted(c));
              }
            });
    return out.toString();
  }
}
