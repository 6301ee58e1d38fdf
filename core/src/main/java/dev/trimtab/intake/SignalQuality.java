package dev.trimtab.intake;

/**
 * How much a signal is worth looking at: four parts, each from 0 to 1, and their geometric mean.
 *
 * <p>What is measured comes without an upper end, so that each part is {@code x / (x + h)}, which
 * grows with x, is one half at h, and never quite 1. The mean is geometric so that a part cannot be
 * made up for by the others: what is not significant is worth nothing, however large. See
 * docs/MATH.md, "What a signal is worth".
 *
 * @param significance by the natural logarithm of the evidence; one half at evidence of 1,000 to 1
 * @param size by the change in multiples of the smallest one that matters; one half at that
 * @param volume by how many samples showed it; one half at 100
 * @param novelty {@code 1 / (1 + n)} after n intakes of the same series within 30 days
 */
public record SignalQuality(double significance, double size, double volume, double novelty) {
  private static final double HALF_LOG_EVIDENCE = Math.log(1_000);
  private static final double HALF_SIZE = 1;
  private static final double HALF_SAMPLES = 100;

  public SignalQuality {
    for (double part : new double[] {significance, size, volume, novelty}) {
      if (!(part >= 0 && part <= 1)) {
        throw new IllegalArgumentException(part + " is not within 0 and 1");
      }
    }
  }

  /**
   * Of what was measured; what is negative or no number counts as nothing.
   *
   * @param logEvidence the natural logarithm of the evidence that there is a change
   * @param size the change, in multiples of the smallest one that matters
   * @param samples how many showed it
   * @param earlier how many intakes of the same series there were within the last 30 days
   */
  public static SignalQuality of(double logEvidence, double size, double samples, int earlier) {
    return new SignalQuality(
        part(logEvidence, HALF_LOG_EVIDENCE),
        part(size, HALF_SIZE),
        part(samples, HALF_SAMPLES),
        1 / (1 + (double) Math.max(0, earlier)));
  }

  private static double part(double measured, double half) {
    if (!(measured > 0)) {
      return 0;
    }
    return Double.isInfinite(measured) ? 1 : measured / (measured + half);
  }

  /** The geometric mean: 0 where a part is 0, 1 where all are 1. */
  public double value() {
    return Math.sqrt(Math.sqrt(significance * size) * Math.sqrt(volume * novelty));
  }
}
