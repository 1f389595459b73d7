package com.todoai.kit.paging;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a collection, as every collection of the platform answers.
 *
 * @param items the page's entries, never null
 * @param nextCursor hand it back to get the page after this one; null on the last page
 */
@JsonbNillable
public record Page<T>(List<T> items, String nextCursor) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page from rows that were read with a limit of one more than fits: the extra row is not shown,
   * it only tells that there is a next page.
   *
   * @param rows at most {@code limit + 1} rows, in the order of the collection
   * @param limit how many rows a page has at most
   * @param keyOf where a row stands in the order
   * @param viewOf what is shown of a row
   */
  public static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, Keyset> keyOf, Function<R, T> viewOf) {
    boolean more = rows.size() > limit;
    List<R> shown = more ? rows.subList(0, limit) : rows;
    String next = more ? keyOf.apply(shown.get(limit - 1)).toCursor() : null;
    return new Page<>(shown.stream().map(viewOf).toList(), next);
  }
}
