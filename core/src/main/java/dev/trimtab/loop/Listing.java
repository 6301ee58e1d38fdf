package dev.trimtab.loop;

/** What a move of a loop does to the list of its tenant's verifications. See {@link Listed}. */
public sealed interface Listing {
  /** It begins to verify, and takes the next number; one that has a number keeps it. */
  record Begins() implements Listing {}

  /**
   * It has its verdict, and is labelled; one that never took a number, since it began before there
   * was a list, is not.
   *
   * @param isImproved whether that is the verdict
   * @param logEvidence natural logarithm of the evidence for an improvement
   */
  record Ends(boolean isImproved, double logEvidence) implements Listing {}
}
