package com.todoai.event;

/** Writes the place of a field in a document the way people say it: {@code task.tags[3]}. */
final class FieldPath {

  private FieldPath() {}

  /** Either part may be empty; an index such as {@code [3]} follows without a dot. */
  static String join(String parent, String child) {
    if (parent.isEmpty() || child.isEmpty() || child.startsWith("[")) {
      return parent + child;
    }
    return parent + "." + child;
  }
}
