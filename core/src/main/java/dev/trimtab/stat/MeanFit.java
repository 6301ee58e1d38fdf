package dev.trimtab.stat;

/** What values leave over when their mean is taken off, as they come and go. */
final class MeanFit {
  private double size;
  private double sum;
  private double squares;

  /**
   * @param times 1 to take a value in, -1 to take it out again
   */
  void add(double value, int times) {
    size += times;
    sum += times * value;
    squares += times * value * value;
  }

  double squares() {
    return squares;
  }

  /** The squared distances to the mean; may be a little below 0 by rounding. */
  double leftOver() {
    return size < 1 ? 0 : squares - sum * sum / size;
  }
}
