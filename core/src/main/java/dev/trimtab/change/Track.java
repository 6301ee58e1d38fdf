package dev.trimtab.change;

import dev.trimtab.stat.BaselineBets;
import dev.trimtab.stat.Bets;
import dev.trimtab.stat.ShiryaevRoberts;
import dev.trimtab.tenant.Sensitivity;
import java.nio.ByteBuffer;

/**
 * One stream of badness within 0 and 1 (a failure, a score's distance to its best, whether a
 * latency was long): what is being learned of it, the baseline it is held against, and the evidence
 * of both directions. Lessons are taken in twice as late as they are learned, so that a slow
 * decline is seen and not absorbed.
 */
final class Track {
  static final int BYTES = 3 * Tally.BYTES + 2 * ShiryaevRoberts.BYTES + 2 * Double.BYTES;

  /** Of fewer bad values than these it is not known how rare they are. */
  private static final double FEWEST_BAD = 10;

  final Tally learning = new Tally();
  private final Tally lagged = new Tally();
  final Tally baseline = new Tally();
  final ShiryaevRoberts decline = new ShiryaevRoberts();
  final ShiryaevRoberts improvement = new ShiryaevRoberts();
  double declineHeight;
  double improvementHeight;

  private final boolean chance;
  private final Sensitivity sensitivity;
  private double declineThreshold;
  private double improvementThreshold;
  private double dependence = 1;
  private double margin;
  private double tolerance;
  private double offset = Double.NaN;
  private Bets worse = Bets.none();
  private Bets better = Bets.none();

  /**
   * @param chance whether the values are events that happen or not, else they are measures
   */
  Track(boolean chance, Sensitivity sensitivity) {
    this.chance = chance;
    this.sensitivity = sensitivity;
  }

  boolean isChance() {
    return chance;
  }

  /** Takes this lesson, or the one before where that was longer, as the first baseline. */
  void adopt(Budget budget, boolean before) {
    baseline.set(before ? lagged : learning);
    prepare(budget);
  }

  /** Whether the lesson before this one was longer. */
  boolean knewMore() {
    return lagged.count > learning.count;
  }

  /** Whether the lesson before this one was longer than the one the baseline comes from. */
  boolean knowsMore() {
    return lagged.count > baseline.count;
  }

  /** Takes the lesson before this one as the baseline; until the next time it stays as it is. */
  void adoptLagged(Budget budget) {
    baseline.set(lagged);
    prepare(budget);
  }

  /** A lesson ends. */
  void turn(boolean startOver) {
    lagged.set(learning);
    if (startOver) {
      learning.clear();
    }
  }

  /** Works out how much evidence an alarm needs. */
  void prepare(Budget budget) {
    dependence = calibrated() ? baseline.dependence() : 1;
    double count = independent();
    double share = chance ? BaselineBets.chance(count * baseline.mean(), count) : Double.NaN;
    declineHeight = budget.height(count, dependence, share);
    improvementHeight = budget.height(count, dependence, chance ? 1 - share : Double.NaN);
    restore();
  }

  /** How many independent values the baseline is worth. */
  private double independent() {
    return baseline.count / dependence;
  }

  private boolean calibrated() {
    return sensitivity.basis() == Sensitivity.Basis.CALIBRATED;
  }

  /** Works out what the encoding leaves out. */
  void restore() {
    dependence = calibrated() ? baseline.dependence() : 1;
    declineThreshold = Math.exp(declineHeight);
    improvementThreshold = Math.exp(improvementHeight);
    offset = Double.NaN;
  }

  /**
   * Holds a value against the baseline.
   *
   * @param shift what the hour adds to the log-odds of a chance
   * @param least the smallest change worth knowing, for now
   * @param tolerated what may be added to the log-odds of a chance without being a change, for now
   */
  void watch(double value, double shift, double least, double tolerated) {
    if (shift != offset || least != margin || tolerated != tolerance) {
      offset = shift;
      margin = least;
      tolerance = tolerated;
      bet();
    }
    decline.take(worse, value);
    improvement.take(better, 1 - value);
  }

  private void bet() {
    // Where hardly anything was bad, little can get better; where all was, nothing worse.
    double count = independent();
    double bad = count * baseline.mean();
    worse = bad >= count ? Bets.none() : bets(bad, baseline.mean(), offset + tolerance);
    boolean rare = chance ? bad < FEWEST_BAD : bad <= 0;
    better = rare ? Bets.none() : bets(count - bad, 1 - baseline.mean(), tolerance - offset);
  }

  private Bets bets(double events, double mean, double shift) {
    double count = independent();
    double error = sensitivity.baselineError() / 2;
    if (chance) {
      return calibrated()
          ? BaselineBets.calibratedChance(events, count, margin, shift).tempered(dependence)
          : BaselineBets.provenChance(events, count, margin, error, shift);
    }
    double deviation = baseline.deviation();
    return calibrated()
        ? BaselineBets.calibratedMean(mean, deviation, count, margin).tempered(dependence)
        : BaselineBets.provenMean(mean, deviation, count, margin, error);
  }

  double declineRatio() {
    return decline.evidence() / declineThreshold;
  }

  double improvementRatio() {
    return improvement.evidence() / improvementThreshold;
  }

  void forgetEvidence() {
    decline.clear();
    improvement.clear();
  }

  void clear() {
    learning.clear();
    lagged.clear();
    baseline.clear();
    forgetEvidence();
    declineHeight = 0;
    improvementHeight = 0;
    restore();
  }

  void writeTo(ByteBuffer buffer) {
    learning.writeTo(buffer);
    lagged.writeTo(buffer);
    baseline.writeTo(buffer);
    decline.writeTo(buffer);
    improvement.writeTo(buffer);
    buffer.putDouble(declineHeight).putDouble(improvementHeight);
  }

  void readFrom(ByteBuffer buffer) {
    learning.readFrom(buffer);
    lagged.readFrom(buffer);
    baseline.readFrom(buffer);
    decline.readFrom(buffer);
    improvement.readFrom(buffer);
    declineHeight = buffer.getDouble();
    improvementHeight = buffer.getDouble();
    restore();
  }
}
