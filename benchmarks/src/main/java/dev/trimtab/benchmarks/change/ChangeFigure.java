package dev.trimtab.benchmarks.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One figure of how changes are detected or improvements confirmed.
 *
 * @param section what it belongs to
 * @param what was measured
 * @param value how much
 * @param goal the most it should be; null where it is only told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeFigure(String section, String what, double value, @Nullable Double goal) {
  static ChangeFigure told(String section, String what, double value) {
    return new ChangeFigure(section, what, value, null);
  }

  static ChangeFigure atMost(double goal, String section, String what, double value) {
    return new ChangeFigure(section, what, value, goal);
  }

  /** Whether the goal is reached; true where there is none. */
  boolean reached() {
    return goal == null || value <= goal;
  }
}
