package dev.trimtab.stat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of many watched series to look at: e-d-BH (Dandapanthula, Ramdas, arXiv 2501.04130). Looked
 * at whenever one likes, and whatever hangs together between the series, the expected share of
 * those selected in which nothing has changed is at most {@code errorPerSample} times the expected
 * number of samples that have passed: error over patience. No false discovery rate in the usual
 * sense can be had from detectors that alarm again and again. See docs/MATH.md, "A fleet".
 */
public final class FleetSelection {
  private final double errorPerSample;

  /**
   * @param errorPerSample above 0, at most 1; one in the average run length that each series by
   *     itself would have
   */
  public FleetSelection(double errorPerSample) {
    if (!(errorPerSample > 0 && errorPerSample <= 1)) {
      throw new IllegalArgumentException("an error of " + errorPerSample);
    }
    this.errorPerSample = errorPerSample;
  }

  /**
   * The series whose evidence is enough, the strongest first.
   *
   * @param logEvidence natural logarithm of what each series' detector says; its expectation must
   *     be at most the number of samples while nothing has changed, as that of {@link
   *     ShiryaevRoberts} is
   * @return their places in {@code logEvidence}
   */
  public List<Integer> select(double[] logEvidence) {
    return select(logEvidence, logEvidence.length);
  }

  /**
   * The same where only the strongest are given.
   *
   * @param series how many are watched, at least as many as are given
   */
  public List<Integer> select(double[] logEvidence, long series) {
    List<Integer> ranked =
        IntStream.range(0, logEvidence.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> -logEvidence[i]).thenComparingInt(i -> i))
            .toList();
    double needed =
        Math.log((double) Math.max(series, logEvidence.length)) - Math.log(errorPerSample);
    for (int count = ranked.size(); count > 0; count--) {
      if (logEvidence[ranked.get(count - 1)] >= needed - Math.log(count)) {
        return ranked.subList(0, count);
      }
    }
    return List.of();
  }
}
