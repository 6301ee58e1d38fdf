package dev.trimtab.stat;

/**
 * Evidence that fresh values within 0 and 1 lie higher than those of a baseline, valid however
 * often one looks. See docs/MATH.md, "Against a sample".
 *
 * <p>What cannot be compared yet waits for its counterpart. Mutable, of one owner.
 */
public interface TwoSamples {
  /** Takes a fresh value within 0 and 1 in. */
  void take(double value);

  /** Takes a further value of the baseline in, of one that goes on beside the fresh values. */
  void takeBaseline(double value);

  /** The natural logarithm of the evidence. */
  double logarithm();
}
