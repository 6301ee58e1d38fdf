package dev.trimtab.context;

import dev.trimtab.input.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of the quality scores of one event type of a domain.
 *
 * @param min the least score there is, finite; null for no bound
 * @param max the greatest score there is, finite; null for no bound
 * @param better which way is better; null where nothing was declared, which counts as higher
 */
public record ScoreRule(@Nullable Double min, @Nullable Double max, @Nullable Better better) {
  public ScoreRule {
    if ((min != null && !Double.isFinite(min)) || (max != null && !Double.isFinite(max))) {
      throw new IllegalArgumentException("bounds are finite");
    }
    if (min != null && max != null && min >= max) {
      throw new InvalidInputException("/max", "must be greater than min");
    }
  }

  /**
   * Checks a score.
   *
   * @throws InvalidInputException naming {@code pointer} where it lies outside
   */
  public void check(String pointer, double score) {
    if ((min != null && score < min) || (max != null && score > max)) {
      throw new InvalidInputException(pointer, "must be " + bounds() + ", as this domain declares");
    }
  }

  private String bounds() {
    if (min == null) {
      return "at most " + max;
    }
    return max == null ? "at least " + min : "within " + min + " and " + max;
  }
}
