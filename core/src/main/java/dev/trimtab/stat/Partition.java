package dev.trimtab.stat;

import java.util.List;

/**
 * A series cut into stretches that differ.
 *
 * @param size of the series, in samples
 * @param changes the first samples of all stretches but the first, 0-based and ascending
 * @param shape what each stretch looks like
 */
public record Partition(int size, List<Integer> changes, Shape shape) {
  /** What a stretch looks like, noise aside. */
  public enum Shape {
    /** Everything around one value. */
    LEVEL,
    /** Everything around a straight line, rising or falling. */
    LINE
  }

  public Partition {
    changes = List.copyOf(changes);
    int before = 0;
    for (int change : changes) {
      if (change <= before || change >= size) {
        throw new IllegalArgumentException("changes " + changes + " of " + size + " samples");
      }
      before = change;
    }
  }
}
