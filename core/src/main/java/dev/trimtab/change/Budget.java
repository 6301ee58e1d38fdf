package dev.trimtab.change;

import dev.trimtab.stat.QuietTable;
import dev.trimtab.tenant.Sensitivity;

/**
 * How much evidence an alarm needs, so that false ones are as rare as asked for: by a theorem, or
 * by the table, out of what may be spent until the next baseline. Up to half of the first year's
 * false alarms are spread over its baselines, since the first ones know least; the rest over its
 * samples. See docs/MATH.md, "From false alarms a year to a threshold".
 *
 * @param sensitivity what was asked for
 * @param samplesPerYear as seen so far
 * @param samples in this segment so far
 * @param stage how many more until the next baseline
 */
record Budget(Sensitivity sensitivity, double samplesPerYear, double samples, double stage) {
  private static final double MOST_FOR_FIRST = 0.3;

  /**
   * The natural logarithm of the evidence that an alarm of one direction needs.
   *
   * @param independent how many independent trials the baseline is worth
   * @param dependence how many in a row are worth one: so many more starts the evidence is a sum of
   * @param chance the learned one; not a number for means
   */
  double height(double independent, double dependence, double chance) {
    if (sensitivity.basis() == Sensitivity.Basis.PROVEN) {
      double apart = samplesPerYear / sensitivity.falseAlarmsPerYear();
      return Math.log(2 * Math.max(apart, 1));
    }
    double twice = 2 * independent;
    // The table speaks of the time until a baseline has doubled twice; a stage may last longer.
    double probability = -Math.expm1(-expected() / 2 * twice / Math.max(stage / dependence, twice));
    QuietTable table = QuietTable.shipped();
    double height =
        Double.isNaN(chance)
            ? table.highest(independent, probability)
            : table.height(independent, chance, probability);
    return height + Math.log(dependence);
  }

  /** How many false alarms this stage may bring. */
  private double expected() {
    double rate = sensitivity.falseAlarmsPerYear();
    if (samples >= samplesPerYear) {
      return rate * stage / samplesPerYear;
    }
    double first = Math.min(rate / 2, MOST_FOR_FIRST);
    double baselines =
        1 + Math.log(Math.max(1, samplesPerYear / ChangeDetector.LEAST_BASELINE)) / Math.log(2);
    return (rate - first) * stage / samplesPerYear + first / baselines;
  }
}
