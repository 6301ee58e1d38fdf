package dev.trimtab.change;

import dev.trimtab.stat.QuietTable;

/**
 * How much evidence an alarm needs, so that false ones are as rare as asked for: by a theorem, or
 * by the table, out of what may be spent until the next baseline. Half of a year's false alarms are
 * spread over its samples, half over its baselines, since the first and shortest ones know least.
 * See docs/MATH.md, "From false alarms a year to a threshold".
 *
 * @param sensitivity what was asked for
 * @param samplesPerYear as seen so far
 * @param samples in this segment so far
 * @param stage how many more until the next baseline
 */
record Budget(Sensitivity sensitivity, double samplesPerYear, double samples, double stage) {
  /** The natural logarithm of the evidence that an alarm of one direction needs. */
  double height(double trials, double chance) {
    double rate = sensitivity.falseAlarmsPerYear();
    if (sensitivity.setting() == Setting.PROVEN) {
      return Math.log(2 * Math.max(samplesPerYear / rate, 1));
    }
    double expected = rate * share() / 2;
    // The table speaks of the time until a baseline has doubled twice; a stage may last longer.
    double probability = -Math.expm1(-expected * 2 * trials / Math.max(stage, 2 * trials));
    QuietTable table = QuietTable.shipped();
    return Double.isNaN(chance)
        ? table.highest(trials, probability)
        : table.height(trials, chance, probability);
  }

  /** This stage's share of a year's false alarms. */
  private double share() {
    double spread = stage / samplesPerYear;
    if (samples >= samplesPerYear) {
      return spread;
    }
    double baselines =
        1 + Math.log(Math.max(1, samplesPerYear / ChangeDetector.LEAST_BASELINE)) / Math.log(2);
    return (spread + 1 / baselines) / 2;
  }
}
