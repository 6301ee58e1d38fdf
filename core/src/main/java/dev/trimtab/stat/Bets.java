package dev.trimtab.stat;

/**
 * A fixed fan of bets that the mean of values within 0 and 1 lies above a bound: the factor of bet
 * {@code k} on a value {@code y} is {@code base[k] + slope[k] * y}, never negative, and at most 1
 * on average while the mean is at most the bound.
 *
 * <p>On zeros and ones this is the likelihood ratio of an alternative chance (Shin, Ramdas,
 * Rinaldo, arXiv 2203.03532), elsewhere the betting of Waudby-Smith and Ramdas (arXiv 2010.09686,
 * section 4) with a fraction that is fixed beforehand and thus predictable. See docs/MATH.md,
 * "Bets".
 */
public final class Bets {
  /** How many alternatives stand beside each other. */
  public static final int COUNT = 8;

  /** A bet never risks more than this share of what it has. */
  static final double CAUTION = 0.5;

  private static final Bets NONE = new Bets(new double[COUNT], new double[COUNT]);

  private final double[] base;
  private final double[] slope;

  private Bets(double[] base, double[] slope) {
    this.base = base;
    this.slope = slope;
  }

  /** No bet at all, and never any evidence: for a bound beyond which nothing can lie. */
  public static Bets none() {
    return NONE;
  }

  /**
   * Bets on a higher chance of an event.
   *
   * @param bound the chance not exceeded while nothing has changed, above 0; at 1 there is no bet
   * @param lowest natural logarithm of the smallest ratio of odds bet on, above 0
   * @param highest of the largest; those between are spaced geometrically
   */
  public static Bets onChance(double bound, double lowest, double highest) {
    if (bound >= 1) {
      return NONE;
    }
    double[] base = new double[COUNT];
    double[] slope = new double[COUNT];
    double step = step(lowest, highest);
    double odds = lowest;
    for (int k = 0; k < COUNT; k++, odds *= step) {
      double ratio = Math.exp(odds);
      base[k] = 1 / (1 - bound + bound * ratio);
      slope[k] = (ratio - 1) * base[k];
    }
    return new Bets(base, slope);
  }

  /**
   * Bets on a higher mean.
   *
   * @param bound the mean not exceeded while nothing has changed, above 0; at 1 there is no bet
   * @param lowest the smallest share staked for each unit above the bound, above 0
   * @param highest the largest; each is clipped to {@code 1/2 / bound}
   */
  public static Bets onMean(double bound, double lowest, double highest) {
    if (bound >= 1) {
      return NONE;
    }
    double[] base = new double[COUNT];
    double[] slope = new double[COUNT];
    double step = step(lowest, highest);
    double stake = lowest;
    for (int k = 0; k < COUNT; k++, stake *= step) {
      slope[k] = Math.min(stake, CAUTION / bound);
      base[k] = 1 - slope[k] * bound;
    }
    return new Bets(base, slope);
  }

  /** From each to the next: bets are made anew whenever a detector's state is read. */
  private static double step(double lowest, double highest) {
    return Math.pow(highest / lowest, 1 / (COUNT - 1.0));
  }

  /**
   * The same bets, each believed less: factors are raised to {@code 1 / dependence}, which by
   * Jensen's inequality keeps their mean at most 1.
   *
   * @param dependence at least 1: how many values in a row say as much as one
   */
  public Bets tempered(double dependence) {
    if (dependence <= 1 || this == NONE) {
      return this;
    }
    double[] zero = new double[COUNT];
    double[] rise = new double[COUNT];
    for (int k = 0; k < COUNT; k++) {
      zero[k] = Math.pow(base[k], 1 / dependence);
      rise[k] = Math.pow(base[k] + slope[k], 1 / dependence) - zero[k];
    }
    return new Bets(zero, rise);
  }

  /** What bet {@code k} is multiplied with by the value {@code y}. */
  public double factor(int k, double y) {
    return base[k] + slope[k] * y;
  }
}
