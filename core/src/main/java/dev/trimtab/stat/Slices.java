package dev.trimtab.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every part of the rows that up to so many values bound, with the rows that lie in it. */
final class Slices {
  private final List<String> dimensions;
  private final Set<String> crossed;
  private final int depth;
  private final Map<SortedMap<String, String>, Places> places = new LinkedHashMap<>();

  /**
   * @param crossed the dimensions that bound slices together with others
   * @param depth how many dimensions bound a slice at most
   */
  Slices(List<String> dimensions, Set<String> crossed, int depth) {
    this.dimensions = dimensions;
    this.crossed = crossed;
    this.depth = depth;
  }

  /**
   * Takes a row in.
   *
   * @param values one for each dimension; an empty one bounds no slice
   */
  void add(int place, List<String> values) {
    add(place, values, 0, new TreeMap<>());
  }

  private void add(int place, List<String> values, int from, SortedMap<String, String> bounds) {
    for (int i = from; i < dimensions.size() && bounds.size() < depth; i++) {
      boolean isCrossed = crossed.contains(dimensions.get(i));
      if (!values.get(i).isEmpty() && (bounds.isEmpty() || isCrossed)) {
        SortedMap<String, String> narrower = new TreeMap<>(bounds);
        narrower.put(dimensions.get(i), values.get(i));
        places.computeIfAbsent(narrower, key -> new Places()).add(place);
        if (isCrossed) {
          add(place, values, i + 1, narrower);
        }
      }
    }
  }

  /** A slice, and where its rows are. */
  record Slice(SortedMap<String, String> bounds, int[] places) {}

  List<Slice> all() {
    List<Slice> all = new ArrayList<>();
    places.forEach((bounds, each) -> all.add(new Slice(bounds, each.toArray())));
    return all;
  }

  /** A growing list of numbers, without an object for each. */
  private static final class Places {
    private int[] numbers = new int[4];
    private int size;

    void add(int number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size] = number;
      size++;
    }

    int[] toArray() {
      return Arrays.copyOf(numbers, size);
    }
  }
}
