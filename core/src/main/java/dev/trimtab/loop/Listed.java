package dev.trimtab.loop;

import dev.trimtab.stat.ClaimBudget;
import org.jspecify.annotations.Nullable;

/**
 * A verification's place in the list of all verifications of its tenant, and whether it stands
 * there as an improvement. Of those that stand, the expected share that is false is at most {@link
 * ClaimBudget#OF_LOOPS}. It labels a loop and decides nothing of it. See docs/MATH.md, "A list of
 * claims".
 *
 * @param number from 1, without gaps, in the order in which they began: given to each before it saw
 *     anything
 * @param label null while there is no verdict, and for ever where it ended without one
 */
public record Listed(long number, @Nullable Label label) {
  public Listed {
    if (number < 1) {
      throw new IllegalArgumentException("a list has no place " + number);
    }
  }

  /**
   * How a verification came out among the others; never changed.
   *
   * @param level the error that it might have to stand
   * @param logEvidence natural logarithm of the evidence for an improvement at the verdict, as an
   *     e-value
   * @param stands whether it ended as improved, and with evidence enough
   */
  public record Label(double level, double logEvidence, boolean stands) {}

  /**
   * The label of a verification that has its verdict.
   *
   * @param standing how many of the tenant's stand by now
   */
  public static Label label(long number, long standing, Listing.Ends ends) {
    double level = ClaimBudget.OF_LOOPS.level(number, standing);
    boolean isEnough = ClaimBudget.reaches(ends.logEvidence(), level);
    return new Label(level, ends.logEvidence(), ends.isImproved() && isEnough);
  }
}
