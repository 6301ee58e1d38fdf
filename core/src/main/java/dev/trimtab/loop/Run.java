package dev.trimtab.loop;

/**
 * Samples of one series in the order in which they were stored, as columns.
 *
 * @param positions the place of each in its tenant, ascending
 * @param values what was measured; at most {@value #MAX_SIZE}
 */
public record Run(long[] positions, double[] values) {
  /** What is behind so many samples is not looked at. */
  public static final int MAX_SIZE = 100_000;

  /** No samples. */
  public static final Run EMPTY = new Run(new long[0], new double[0]);

  public Run {
    if (positions.length != values.length || values.length > MAX_SIZE) {
      throw new IllegalArgumentException(
          positions.length + " positions and " + values.length + " values");
    }
    for (int i = 1; i < positions.length; i++) {
      if (positions[i] <= positions[i - 1]) {
        throw new IllegalArgumentException("position " + positions[i] + " is out of order");
      }
    }
  }

  public int size() {
    return values.length;
  }

  /** How many of them are stored at a position or before it. */
  int through(long position) {
    int low = 0;
    int high = positions.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (positions[middle] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
