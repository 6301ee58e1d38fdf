package dev.trimtab.stat;

/**
 * Turns what was learned of a baseline into bets that things rose above it, in two ways. The {@code
 * calibrated} ones start one standard error above the estimate and wait for shifts of at least
 * three; with which error is a matter of {@link QuietTable}. The {@code proven} ones start at an
 * upper confidence bound plus the tolerated margin. See docs/MATH.md, "Two settings".
 */
public final class BaselineBets {
  /** How many standard errors above the estimate the calibrated bound lies. */
  private static final double SHIFT = 1;

  /** How many standard errors above the bound the smallest calibrated alternative lies. */
  private static final double SMALLEST = 3;

  /** The largest ratio of odds bet on is 30. */
  private static final double LARGEST = Math.log(30);

  /** How much larger the largest alternative is than the smallest, at least. */
  private static final double SPAN = 1.5;

  /** A spread below this share of the range is not believed. */
  private static final double LEAST_DEVIATION = 0.01;

  private BaselineBets() {}

  /** The chance as estimated: the mean after Jeffreys' prior, so that it is never 0 or 1. */
  public static double chance(double events, double trials) {
    return (events + 0.5) / (trials + 1);
  }

  /**
   * Calibrated bets on a higher chance.
   *
   * @param events how many of the trials had the event
   * @param margin a rise of the chance not worth knowing, at least 0
   * @param shift what the circumstances of a trial, such as the hour, add to the log-odds
   */
  public static Bets calibratedChance(double events, double trials, double margin, double shift) {
    double estimate = chance(events, trials);
    double error = 1 / Math.sqrt(trials * estimate * (1 - estimate));
    double bound = logistic(logit(estimate) + shift + SHIFT * error);
    return chanceAbove(bound, SMALLEST * error, margin);
  }

  /**
   * Proven bets on a higher chance.
   *
   * @param error the probability with which the bound may lie below the baseline's true chance
   */
  public static Bets provenChance(
      double events, double trials, double margin, double error, double shift) {
    double estimate = chance(events, trials);
    double spread = 1 / Math.sqrt(trials * estimate * (1 - estimate));
    double known = BinomialBounds.upper(events, trials, error);
    double bound = (known >= 1 || shift == 0 ? known : logistic(logit(known) + shift)) + margin;
    return chanceAbove(bound, spread, margin);
  }

  private static Bets chanceAbove(double bound, double least, double margin) {
    if (bound >= 1) {
      return Bets.none();
    }
    double worthKnowing = Math.min(bound + 2 * margin, (bound + 1) / 2);
    double lowest = Math.max(least, logit(worthKnowing) - logit(bound));
    return Bets.onChance(bound, lowest, Math.max(LARGEST, SPAN * lowest));
  }

  /**
   * Calibrated bets on a higher mean.
   *
   * @param mean of the baseline, within 0 and 1
   * @param deviation its standard deviation
   * @param margin a rise not worth knowing, at least 0
   */
  public static Bets calibratedMean(double mean, double deviation, double count, double margin) {
    double spread = Math.max(deviation, LEAST_DEVIATION);
    double bound = mean + SHIFT * spread / Math.sqrt(count);
    return meanAbove(bound, spread, SMALLEST / Math.sqrt(count), margin);
  }

  /** Proven bets on a higher mean. */
  public static Bets provenMean(
      double mean, double deviation, double count, double margin, double error) {
    double bound = mean + MeanBounds.width(deviation * deviation, count, error) + margin;
    double spread = Math.max(deviation, LEAST_DEVIATION);
    return meanAbove(bound, spread, 1 / Math.sqrt(count), margin);
  }

  private static Bets meanAbove(double bound, double spread, double least, double margin) {
    double lowest = Math.max(least, 2 * margin / spread);
    double highest = Math.max(SPAN, SPAN * lowest);
    return Bets.onMean(bound, lowest / spread, highest / spread);
  }

  /** The logarithm of the odds of a chance. */
  public static double logit(double chance) {
    return Math.log(chance / (1 - chance));
  }

  static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
