package dev.trimtab.loop;

import dev.trimtab.stat.Interval;
import dev.trimtab.stat.TwoChances;
import dev.trimtab.stat.TwoMeans;
import dev.trimtab.stat.TwoSamples;
import java.util.Arrays;

/** Against samples that nobody chose by their values. See docs/MATH.md, "Verdicts". */
final class SampleContest implements Contest {
  private final TwoSamples better;
  private final TwoSamples worse;
  private final Difference difference;
  private final ClaimErrors errors;

  SampleContest(Compared compared, ClaimErrors errors) {
    double[] baseline = compared.concurrent() ? new double[0] : compared.baseline();
    double[] mirrored = Arrays.stream(baseline).map(each -> 1 - each).toArray();
    boolean isChance = compared.isChance();
    this.better = isChance ? new TwoChances(baseline) : new TwoMeans(baseline);
    this.worse = isChance ? new TwoChances(mirrored) : new TwoMeans(mirrored);
    this.difference = Difference.of(compared, errors.noEffect());
    this.errors = errors;
  }

  @Override
  public void take(double goodness) {
    better.take(goodness);
    worse.take(1 - goodness);
    difference.take(goodness);
  }

  @Override
  public void takeBaseline(double goodness) {
    better.takeBaseline(goodness);
    worse.takeBaseline(1 - goodness);
    difference.takeBaseline(goodness);
  }

  @Override
  public boolean isBetter() {
    return logEvidence() >= -Math.log(errors.improved());
  }

  @Override
  public double logEvidence() {
    return better.logarithm();
  }

  @Override
  public boolean isWorse() {
    return worse.logarithm() >= -Math.log(errors.worse());
  }

  @Override
  public double bar() {
    return 0;
  }

  @Override
  public Interval difference() {
    return difference.interval();
  }

  @Override
  public double estimate() {
    return difference.estimate();
  }
}
