package dev.trimtab.stat;

/**
 * Between what and what a number lies, ends included.
 *
 * @param low at most {@code high}
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
  }

  /** Where the difference to {@code other} lies; wrong at most as often as one of the two is. */
  public Interval minus(Interval other) {
    return new Interval(low - other.high, high - other.low);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
