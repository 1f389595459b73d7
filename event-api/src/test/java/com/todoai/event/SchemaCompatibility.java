package com.todoai.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rule of what may change within a major version: consumers read what older and newer producers
 * write. So a schema may gain optional properties, and nothing else that a validator looks at may
 * change; a keyword that this class has never heard of counts as one it looks at.
 */
final class SchemaCompatibility {

  private static final Set<String> LISTS_OF_SCHEMAS = Set.of("allOf", "anyOf", "oneOf");

  /** Keywords that rule what a property is that {@code properties} does not name. */
  private static final Set<String> RULES_FOR_OTHERS =
      Set.of("additionalProperties", "unevaluatedProperties", "patternProperties", "propertyNames");

  private static final Set<String> SCHEMAS =
      Set.of("items", "additionalProperties", "propertyNames", "if", "then", "else", "not");

  private final SchemaFiles released;
  private final SchemaFiles current;
  private final List<String> violations = new ArrayList<>();
  private final List<String> additions = new ArrayList<>();

  private SchemaCompatibility(SchemaFiles released, SchemaFiles current) {
    this.released = released;
    this.current = current;
  }

  /** Compares the schemas of a release with those of now. */
  static SchemaCompatibility between(SchemaFiles released, SchemaFiles current) {
    SchemaCompatibility comparison = new SchemaCompatibility(released, current);
    for (String file : released.documents().keySet()) {
      if (!current.documents().containsKey(file)) {
        comparison.violations.add(file + ": removed");
        continue;
      }
      // What is only referred to is compared from where it is used, wherever it has moved to.
      comparison.compare(released.root(file), current.root(file), file, true);
    }
    return comparison;
  }

  /** The changes that break the rule, each with its place. */
  List<String> violations() {
    return List.copyOf(violations);
  }

  /** The places of what was added and may be. */
  List<String> additions() {
    return List.copyOf(additions);
  }

  /**
   * @param open whether a property may be added here: not where the schema speaks about properties
   *     that another schema declares
   */
  private void compare(
      SchemaFiles.Located before, SchemaFiles.Located after, String place, boolean open) {
    SchemaFiles.Located old = released.resolve(before);
    SchemaFiles.Located now = current.resolve(after);
    if (!old.schema().isObject() || !now.schema().isObject()) {
      compareValues(old.schema(), now.schema(), place);
      return;
    }
    for (String keyword : keywords(old.schema(), now.schema())) {
      JsonNode oldValue = old.schema().path(keyword);
      JsonNode newValue = now.schema().path(keyword);
      String at = place + "/" + keyword;
      if (keyword.equals("properties")) {
        boolean free = open && RULES_FOR_OTHERS.stream().noneMatch(old.schema()::has);
        compareProperties(old.at(oldValue), now.at(newValue), at, free);
      } else if (keyword.equals("required") || keyword.equals("enum") || keyword.equals("type")) {
        compareSets(oldValue, newValue, at);
      } else if (LISTS_OF_SCHEMAS.contains(keyword)) {
        boolean sole = old.schema().path("properties").isMissingNode() && open;
        compareLists(old.at(oldValue), now.at(newValue), at, sole && !keyword.equals("allOf"));
      } else if (SCHEMAS.contains(keyword) && oldValue.isObject() && newValue.isObject()) {
        boolean declares = keyword.equals("items") || keyword.equals("additionalProperties");
        compare(old.at(oldValue), now.at(newValue), at, open && declares);
      } else {
        compareValues(oldValue, newValue, at);
      }
    }
  }

  private void compareValues(JsonNode old, JsonNode now, String place) {
    if (!old.equals(now)) {
      violations.add(place + ": was " + show(old) + ", is " + show(now));
    }
  }

  private void compareProperties(
      SchemaFiles.Located old, SchemaFiles.Located now, String place, boolean open) {
    for (String name : names(old.schema(), now.schema())) {
      String at = place + "/" + name;
      if (!now.schema().has(name)) {
        violations.add(at + ": removed");
      } else if (old.schema().has(name)) {
        compare(old.at(old.schema().get(name)), now.at(now.schema().get(name)), at, open);
      } else if (!open) {
        violations.add(at + ": added where other schemas rule as well");
      } else {
        additions.add(at);
      }
    }
  }

  private void compareSets(JsonNode old, JsonNode now, String place) {
    Set<JsonNode> before = set(old);
    Set<JsonNode> after = set(now);
    before.stream()
        .filter(v -> !after.contains(v))
        .forEach(v -> violations.add(place + ": lost " + v));
    after.stream()
        .filter(v -> !before.contains(v))
        .forEach(v -> violations.add(place + ": gained " + v));
  }

  private void compareLists(
      SchemaFiles.Located old, SchemaFiles.Located now, String place, boolean open) {
    if (old.schema().size() != now.schema().size()) {
      violations.add(place + ": has " + now.schema().size() + ", had " + old.schema().size());
      return;
    }
    for (int i = 0; i < old.schema().size(); i++) {
      compare(old.at(old.schema().get(i)), now.at(now.schema().get(i)), place + "/" + i, open);
    }
  }

  private static Set<String> keywords(JsonNode old, JsonNode now) {
    Set<String> keywords = names(old, now);
    keywords.removeAll(SchemaFiles.ANNOTATIONS);
    return keywords;
  }

  private static Set<String> names(JsonNode old, JsonNode now) {
    Set<String> names = new TreeSet<>();
    old.fieldNames().forEachRemaining(names::add);
    now.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A keyword's values without their order; a single value is a set of one. */
  private static Set<JsonNode> set(JsonNode value) {
    Set<JsonNode> values = new HashSet<>();
    if (value.isArray()) {
      value.forEach(values::add);
    } else if (!value.isMissingNode()) {
      values.add(value);
    }
    return values;
  }

  private static String show(JsonNode value) {
    return value.isMissingNode() ? "absent" : value.toString();
  }
}
