package dev.trimtab.storage.sql.read;

/** How many rows a reading may still look at. Not thread-safe. */
final class RowBudget {
  private int left;

  RowBudget(int rows) {
    this.left = rows;
  }

  /** Takes one row; false where there is none left. */
  boolean take() {
    left--;
    return left >= 0;
  }

  /** One more than may be looked at, so that a reading that asks for so many notices the end. */
  int limit() {
    return Math.max(0, left) + 1;
  }

  /** True where more rows were wanted than there were. */
  boolean isSpent() {
    return left < 0;
  }
}
