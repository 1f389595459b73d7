package com.todoai.event;

/**
 * A document that was valid before one of its fields was changed.
 *
 * @param field the path of the field
 * @param change what was done to it
 * @param document the document after
 */
record Mutation(String field, String change, String document) {

  @Override
  public String toString() {
    return field + " " + change;
  }
}
