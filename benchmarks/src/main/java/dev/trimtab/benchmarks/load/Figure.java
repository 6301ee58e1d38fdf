package dev.trimtab.benchmarks.load;

import com.fasterxml.jackson.annotation.JsonIgnore;
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

  /** A rate as a share of its ceiling, a time as a multiple of it; empty where there is none. */
  @JsonIgnore
  String comparison() {
    if (ceiling == null) {
      return "";
    }
    double share = value / ceiling.value();
    return unit.endsWith("/s") ? Numbers.percent(share) : Numbers.format(share) + " times";
  }

  /** What a figure is compared with. */
  record Ceiling(String what, double value) {}

  /** What a figure should be. */
  record Goal(String text, boolean reached) {}
}
