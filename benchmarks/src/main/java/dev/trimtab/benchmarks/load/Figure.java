package dev.trimtab.benchmarks.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param what was measured
 * @param value how much
 * @param unit of the value
 * @param ceiling what the machine does in the same run without Trimtab's own work; null where there
 *     is none
 * @param goal what should be reached; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figure(
    String what, double value, String unit, @Nullable Ceiling ceiling, @Nullable Goal goal) {
  static Figure of(String what, double value, String unit) {
    return new Figure(what, value, unit, null, null);
  }

  Figure beside(String ceiling, double ceilingValue) {
    return new Figure(what, value, unit, new Ceiling(ceiling, ceilingValue), goal);
  }

  Figure atMost(double limit) {
    return new Figure(
        what, value, unit, ceiling, new Goal("<= " + Numbers.format(limit), value <= limit));
  }

  /** The goal is a share of the ceiling. */
  Figure atLeastShare(double share) {
    if (ceiling == null) {
      throw new IllegalStateException("a share needs its ceiling");
    }
    boolean reached = value >= share * ceiling.value();
    return new Figure(
        what, value, unit, ceiling, new Goal(">= " + Numbers.percent(share), reached));
  }

  /** The value over the ceiling's, or null where there is none. */
  @Nullable Double share() {
    return ceiling == null ? null : value / ceiling.value();
  }

  /** What a figure is compared with. */
  record Ceiling(String what, double value) {}

  /** What a figure should be. */
  record Goal(String text, boolean reached) {}
}
