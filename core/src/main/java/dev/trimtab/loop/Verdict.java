package dev.trimtab.loop;

/** What fresh outcomes show of an action. */
public enum Verdict {
  /**
   * They are better than those between the alarm and the action or, where those were too few,
   * nearer to what was usual before it all than to what the alarm found.
   */
  IMPROVED(1),
  /** A gain as large as asked for is excluded, and so is a loss as large. */
  NO_EFFECT(2),
  /** They, or those of a guardrail, are worse. */
  WORSE(3),
  /** At the deadline, none of these could be said. */
  UNDECIDED(4);

  private final int code;

  Verdict(int code) {
    this.code = code;
  }

  /** The number that stands for it where it is stored; never changes. */
  public int code() {
    return code;
  }

  public static Verdict ofCode(int code) {
    return values()[code - 1];
  }
}
