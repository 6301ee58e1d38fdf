package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was measured into badness within 0 and 1, one number for each track. To learn and to
 * watch may differ: a latency is learned against the thresholds of the lesson and watched against
 * those of the baseline.
 */
interface Gauge {
  /** What a value says of {@code metric}; null where nothing is watched. */
  static @Nullable Gauge of(MetricType metric, @Nullable ScoreScale scale) {
    return switch (metric) {
      case SUCCESS_RATE -> new LinearGauge(1, 0, true);
      case QUALITY_SCORE -> scale == null ? ofScores(false) : ofScores(scale);
      case LATENCY_MS, COST_USD -> new ExceedanceGauge(true, Seasonality.FACTOR);
      case FAILURE_CLASS -> null;
    };
  }

  private static Gauge ofScores(ScoreScale scale) {
    if (!scale.isBounded()) {
      return ofScores(scale.lessIsBetter());
    }
    return scale.lessIsBetter()
        ? new LinearGauge(scale.low(), scale.high(), false)
        : new LinearGauge(scale.high(), scale.low(), false);
  }

  private static Gauge ofScores(boolean lessIsBetter) {
    return new ExceedanceGauge(lessIsBetter, Seasonality.AMOUNT);
  }

  /** How many tracks there are, 1 or 2. */
  int tracks();

  /** Whether badness is an event that happens or not. */
  boolean isChance();

  /** How the hours of the day and week act on values. */
  Seasonality seasonality();

  /** Sees a value of the segment, after the hour was taken out. */
  void see(double value);

  double learned(int track, double value);

  double watched(int track, double value);

  /** A lesson ends; answers whether the next one starts over, with thresholds of its own. */
  boolean turn();

  /** Watches by what the lesson in progress is learned by. */
  void adopt();

  /** Watches by what the lesson before was learned by. */
  void adoptLagged();

  void clear();

  /** How many bytes the encoding has now. */
  int bytes();

  void writeTo(ByteBuffer buffer);

  void readFrom(ByteBuffer buffer);

  /** How the hour shifts what is measured. */
  enum Seasonality {
    /** The log-odds of a chance. */
    ODDS,
    /** A measure, by an amount. */
    AMOUNT,
    /** A measure above 0, by a factor. */
    FACTOR
  }
}
