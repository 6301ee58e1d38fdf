package dev.trimtab.change;

/**
 * How readily an alarm is raised.
 *
 * @param setting what the rate of false alarms rests on
 * @param falseAlarmsPerYear how many are acceptable in a series and year, of both directions
 *     together; above 0
 * @param margin the smallest change worth knowing, as a share: of successes, of a score's range, of
 *     the samples above a typical latency or cost; within 0 and 1
 * @param baselineError of {@link Setting#PROVEN}: how likely a learned baseline may mislead it;
 *     above 0, below 1
 */
public record Sensitivity(
    Setting setting, double falseAlarmsPerYear, double margin, double baselineError) {
  public Sensitivity {
    require(falseAlarmsPerYear > 0 && falseAlarmsPerYear < 1e6, "falseAlarmsPerYear");
    require(margin >= 0 && margin < 1, "margin");
    require(baselineError > 0 && baselineError < 1, "baselineError");
  }

  /** One false alarm in ten years, changes of two points and more. */
  public static Sensitivity standard() {
    return new Sensitivity(Setting.CALIBRATED, 0.1, 0.01, 0.05);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what + " is out of range");
    }
  }
}
