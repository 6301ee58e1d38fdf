package dev.trimtab.change;

/** Which way a series changed, for better or worse. */
public enum Direction {
  DECLINE(1),
  IMPROVEMENT(2);

  private final int code;

  Direction(int code) {
    this.code = code;
  }

  /** The number that stands for it where it is stored; never changes. */
  public int code() {
    return code;
  }
}
