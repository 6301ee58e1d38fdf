package dev.trimtab.benchmarks.change;

import java.util.ArrayList;
import java.util.List;

/** Every figure of detection, dating and verification that needs no data of others. */
public final class ChangeSimulations {
  private ChangeSimulations() {}

  /** Measures all of it; the same seed gives the same figures, except for those of cost. */
  public static List<ChangeFigure> run(long seed) {
    List<ChangeFigure> figures = new ArrayList<>();
    figures.addAll(new Delays(seed).measure());
    figures.addAll(new LatencyDelays(seed).measure());
    figures.addAll(new Datings(seed).measure());
    figures.addAll(new Fleets(seed).measure());
    figures.addAll(new Verdicts(seed).measure());
    figures.addAll(new DetectorCost(seed).measure());
    return figures;
  }
}
