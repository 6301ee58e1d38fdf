package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.stat.Dating;
import dev.trimtab.stat.Dependence;
import dev.trimtab.stat.SuffixDating;
import java.util.Arrays;
import java.util.List;

/**
 * Dates a change from the samples up to the alarm: which of them most likely came first after it.
 * See docs/MATH.md, "Dating".
 */
public final class OnsetFinder {
  /** The newest samples that are looked at. */
  static final int MOST = 2_000;

  /** So many before the first estimate show by themselves what was usual. */
  private static final int ENOUGH_BEFORE = 200;

  private final Detection alarm;
  private final MetricType metric;
  private final boolean isBounded;

  /**
   * Of one alarm.
   *
   * @param isBounded whether the series is one of bounded scores, whose means can be trusted
   */
  public OnsetFinder(Detection alarm, MetricType metric, boolean isBounded) {
    this.alarm = alarm;
    this.metric = metric;
    this.isBounded = isBounded;
  }

  /**
   * The onset.
   *
   * @param samples oldest first, up to the alarm; where there are none, the detector's own estimate
   *     is all that is known
   */
  public Onset find(List<PastSample> samples) {
    List<PastSample> newest = samples.subList(Math.max(0, samples.size() - MOST), samples.size());
    if (newest.isEmpty()) {
      return new Onset(
          Micros.toInstant(alarm.start().occurredAtMicros()),
          Micros.toInstant(
              Math.min(alarm.start().occurredAtMicros(), alarm.at().occurredAtMicros())),
          Micros.toInstant(
              Math.max(alarm.start().occurredAtMicros(), alarm.at().occurredAtMicros())));
    }
    double[] values = newest.stream().mapToDouble(PastSample::value).toArray();
    Dating dating = date(values, before(newest));
    return new Onset(
        newest.get(dating.start()).occurredAt(),
        newest.get(dating.earliest()).occurredAt(),
        newest.get(dating.latest()).occurredAt());
  }

  /** How many of the samples came before the detector's own estimate. */
  private int before(List<PastSample> samples) {
    long estimate = alarm.start().occurredAtMicros();
    return (int) samples.stream().filter(each -> Micros.of(each.occurredAt()) < estimate).count();
  }

  private Dating date(double[] values, int before) {
    double[] usual = Arrays.copyOf(values, before);
    boolean needsBaseline = before < ENOUGH_BEFORE;
    if (metric == MetricType.SUCCESS_RATE) {
      Detection.Level level = alarm.baseline().level();
      double size = needsBaseline ? level.count() : 0;
      return new SuffixDating(Dependence.of(usual)).ofChances(values, level.mean() * size, size);
    }
    if (isBounded) {
      return new SuffixDating(Dependence.of(usual)).ofMeans(values, new double[0]);
    }
    double[] thresholds = thresholds();
    double[] exceeding = Arrays.stream(usual).map(each -> each > thresholds[0] ? 1 : 0).toArray();
    return new SuffixDating(Dependence.of(exceeding))
        .ofExceedances(values, thresholds, new double[thresholds.length + 1]);
  }

  /** Ascending and different, whichever way is better; one where both are the same. */
  private double[] thresholds() {
    return Arrays.stream(new double[] {alarm.baseline().typical(), alarm.baseline().rare()})
        .distinct()
        .sorted()
        .toArray();
  }
}
