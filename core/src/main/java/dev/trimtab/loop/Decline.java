package dev.trimtab.loop;

import dev.trimtab.change.Badness;
import dev.trimtab.change.Detection;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.stat.BinomialBounds;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a series fell before the action: what stands in for fresh samples where there were too
 * few.
 *
 * @param usual before the change began
 * @param found from then on until the alarm; worse than usual. The alarm chose its moment by these
 *     samples: they look worse than the series was
 */
public record Decline(Share usual, Share found) {
  public Decline {
    if (!(found.good() < usual.good())) {
      throw new IllegalArgumentException(found.good() + " is no decline from " + usual.good());
    }
  }

  /**
   * Of an alarm on successes or on scores with a range, whose averages say how good they are; null
   * where it was none.
   *
   * @param scale of the scores
   */
  public static @Nullable Decline of(
      Detection alarm, MetricType metric, @Nullable ScoreScale scale) {
    if (!Compared.isLinear(metric, scale)) {
      throw new IllegalArgumentException("an average of " + metric.wireName() + " says little");
    }
    Badness badness = Badness.of(metric, scale, Double.NaN);
    return between(share(alarm.baseline().level(), badness), share(alarm.current(), badness));
  }

  private static @Nullable Share share(Detection.Level level, Badness badness) {
    return level.count() > 0 ? new Share(1 - badness.of(level.mean()), level.count()) : null;
  }

  /**
   * From some samples to others; null where it is none, or where there are no samples.
   *
   * @param scale of the scores, where the domain declared one
   * @param typical as in {@link Compared}
   * @param usual from before the change began
   * @param found from then on until the alarm
   */
  public static @Nullable Decline of(
      MetricType metric,
      @Nullable ScoreScale scale,
      double typical,
      double[] usual,
      double[] found) {
    Badness badness = Badness.of(metric, scale, typical);
    return between(share(usual, badness), share(found, badness));
  }

  private static @Nullable Share share(double[] samples, Badness badness) {
    OptionalDouble bad = Arrays.stream(samples).map(badness::of).average();
    return bad.isPresent() ? new Share(1 - bad.getAsDouble(), samples.length) : null;
  }

  private static @Nullable Decline between(@Nullable Share usual, @Nullable Share found) {
    return usual != null && found != null && found.good() < usual.good()
        ? new Decline(usual, found)
        : null;
  }

  /**
   * How good samples are on average.
   *
   * @param good of successes, the part of a score's range, or the share of samples not worse than
   *     half of what was usual; within 0 and 1
   * @param samples of how many, above 0
   */
  public record Share(double good, double samples) {
    public Share {
      if (!(good >= 0 && good <= 1 && samples > 0)) {
        throw new IllegalArgumentException(good + " of " + samples);
      }
    }

    double lower(double error) {
      return BinomialBounds.lower(good * samples, samples, error);
    }

    double upper(double error) {
      return BinomialBounds.upper(good * samples, samples, error);
    }
  }

  /** How far it fell, as measured. */
  double depth() {
    return usual.good() - found.good();
  }

  /** Above this it is nearer to what was usual, at the most, than to what was found. */
  double halfway(double error) {
    return (usual.upper(error) + found.good()) / 2;
  }
}
