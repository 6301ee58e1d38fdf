package dev.trimtab.benchmarks.data;

import java.util.List;

/**
 * What a folder holds.
 *
 * @param items in the order of their names
 * @param leftOut what it names but does not hold, or holds in a shape that is not measured, and why
 */
public record Gathered<T>(List<T> items, List<String> leftOut) {
  public Gathered {
    items = List.copyOf(items);
    leftOut = List.copyOf(leftOut);
  }
}
