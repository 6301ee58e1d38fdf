package dev.trimtab.loop;

/** What fresh samples are held against. */
public enum Against {
  /** The samples after the alarm and before the action. */
  FRESH,
  /**
   * What was usual before the change, and what the alarm found: between alarm and action there were
   * too few samples. Better means recovered, which a series that never declined is too.
   */
  DECLINE,
  /** A variant that ran at the same time. */
  VARIANT;

  /**
   * With fewer samples between alarm and action, a decline that is known stands in for them: 50
   * confirm a rise from 50 % to 90 % in nine of ten cases, half of them in four.
   */
  public static final int LEAST_FRESH = 50;

  static Against of(VerificationCase facts) {
    if (facts.series().concurrent()) {
      return VARIANT;
    }
    boolean isKnown = facts.decline() != null && facts.series().before().size() < LEAST_FRESH;
    return isKnown ? DECLINE : FRESH;
  }
}
