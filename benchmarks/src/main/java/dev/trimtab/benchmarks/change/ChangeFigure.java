package dev.trimtab.benchmarks.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure of how changes are detected, dated and explained, or improvements confirmed.
 *
 * @param section what it belongs to
 * @param what was measured
 * @param value how much; null where there is nothing to measure, such as the delay of what was not
 *     seen
 * @param goal what it should be; null where it is only told
 * @param beside the same of others, by their names
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChangeFigure(
    String section,
    String what,
    @Nullable Double value,
    @Nullable Goal goal,
    Map<String, Double> beside) {

  /** Whether a figure should be high or low. */
  public enum Bound {
    AT_LEAST,
    AT_MOST
  }

  /** What a figure should be. */
  public record Goal(Bound bound, double value) {
    boolean isReachedBy(double figure) {
      return bound == Bound.AT_MOST ? figure <= value : figure >= value;
    }
  }

  public ChangeFigure {
    beside = Collections.unmodifiableMap(new LinkedHashMap<>(beside));
  }

  /**
   * Beside nothing.
   *
   * @param most that it should be; null where it is only told
   */
  ChangeFigure(String section, String what, double value, @Nullable Double most) {
    this(section, what, value, most == null ? null : new Goal(Bound.AT_MOST, most), Map.of());
  }

  static ChangeFigure told(String section, String what, @Nullable Double value) {
    return new ChangeFigure(section, what, value, null, Map.of());
  }

  ChangeFigure atLeast(double least) {
    return new ChangeFigure(section, what, value, new Goal(Bound.AT_LEAST, least), beside);
  }

  ChangeFigure beside(Map<String, Double> others) {
    return new ChangeFigure(section, what, value, goal, others);
  }
}
