package dev.trimtab.tenant;

import dev.trimtab.input.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How readily an alarm is raised when a series changes.
 *
 * @param basis what the rate of false alarms rests on
 * @param falseAlarmsPerYear how many are acceptable in a series and year, of both directions
 *     together; above 0
 * @param smallestDecline the smallest change worth knowing, as a share: of successes, of a score's
 *     range, of the samples above a typical latency or cost; at least 0, below 1
 * @param baselineError of {@link Basis#PROVEN}: how likely a learned baseline may mislead it; above
 *     0, below 1
 */
public record Sensitivity(
    Basis basis, double falseAlarmsPerYear, double smallestDecline, double baselineError) {
  public static final double MAX_FALSE_ALARMS = 1_000;

  /** One false alarm in ten years, changes of two points and more. */
  public static final Sensitivity STANDARD = new Sensitivity(Basis.CALIBRATED, 0.1, 0.01, 0.05);

  /** What the rate of false alarms rests on. */
  public enum Basis {
    /** On simulation, for independent samples: fast, and as often wrong as asked for. */
    CALIBRATED(1),
    /**
     * On a theorem, for any samples whose mean holds: slower, and wrong less often than asked for.
     */
    PROVEN(2);

    private final int code;

    Basis(int code) {
      this.code = code;
    }

    /** The number that stands for it where it is stored; never changes. */
    public int code() {
      return code;
    }

    public static Basis ofCode(int code) {
      return values()[code - 1];
    }
  }

  /** What a rate of false alarms must be, in words. */
  public static final String RATES = "must be above 0 and at most 1000";

  /** What a smallest decline must be, in words. */
  public static final String SHARES = "must be at least 0 and below 1";

  public Sensitivity {
    check(isRate(falseAlarmsPerYear), "/false_alarms_per_year", RATES);
    check(isShare(smallestDecline), "/smallest_decline", SHARES);
    if (!(baselineError > 0 && baselineError < 1)) {
      throw new IllegalArgumentException("a baseline error of " + baselineError);
    }
  }

  /** Whether so many false alarms a year can be asked for. */
  public static boolean isRate(double falseAlarmsPerYear) {
    return falseAlarmsPerYear > 0 && falseAlarmsPerYear <= MAX_FALSE_ALARMS;
  }

  /** Whether such a smallest decline can be asked for. */
  public static boolean isShare(double smallestDecline) {
    return smallestDecline >= 0 && smallestDecline < 1;
  }

  private static void check(boolean holds, String pointer, String rule) {
    if (!holds) {
      throw new InvalidInputException(pointer, rule);
    }
  }

  /**
   * What is asked for instead of what else holds.
   *
   * @param basis null for what else holds; likewise the others, which are bounded as above
   */
  public record Wish(
      @Nullable Basis basis,
      @Nullable Double falseAlarmsPerYear,
      @Nullable Double smallestDecline) {
    /** Whatever else holds. */
    public static final Wish NONE = new Wish(null, null, null);

    public Wish {
      check(
          falseAlarmsPerYear == null || isRate(falseAlarmsPerYear),
          "/false_alarms_per_year",
          RATES);
      check(smallestDecline == null || isShare(smallestDecline), "/smallest_decline", SHARES);
    }

    /** What holds where {@code otherwise} would without the wish. */
    public Sensitivity or(Sensitivity otherwise) {
      return new Sensitivity(
          basis == null ? otherwise.basis : basis,
          falseAlarmsPerYear == null ? otherwise.falseAlarmsPerYear : falseAlarmsPerYear,
          smallestDecline == null ? otherwise.smallestDecline : smallestDecline,
          otherwise.baselineError);
    }
  }
}
