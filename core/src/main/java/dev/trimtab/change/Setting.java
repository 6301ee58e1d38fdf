package dev.trimtab.change;

/** What the rate of false alarms rests on. */
public enum Setting {
  /** On simulation, for independent samples: fast, and as often wrong as asked for. The default. */
  CALIBRATED(1),
  /**
   * On a theorem, for any samples whose mean holds: slower, and wrong less often than asked for.
   */
  PROVEN(2);

  private final int code;

  Setting(int code) {
    this.code = code;
  }

  /** The number that stands for it where it is stored; never changes. */
  public int code() {
    return code;
  }
}
