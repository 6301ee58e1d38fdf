package dev.trimtab.stat;

import java.util.ArrayList;
import java.util.List;

/**
 * What the samples before a sample do not foretell of it, for models that look back ever further:
 * Burg's recursion, which minimises forward and backward errors together and stays stable where
 * samples hardly differ from their neighbours (see docs/MATH.md, "History").
 */
final class Autoregression {
  private Autoregression() {}

  /**
   * The errors of looking back by 0, 1, ... {@code most} samples. A sample that has fewer before it
   * is foretold from those.
   *
   * @param residuals with a mean near 0
   * @param most below the number of residuals
   */
  static List<double[]> errors(double[] residuals, int most) {
    List<double[]> errors = new ArrayList<>();
    errors.add(residuals);
    double[] forward = residuals;
    double[] backward = residuals;
    for (int order = 1; order <= most; order++) {
      double reflection = reflection(forward, backward, order);
      double[] nextForward = forward.clone();
      double[] nextBackward = backward.clone();
      for (int i = order; i < residuals.length; i++) {
        nextForward[i] = forward[i] - reflection * backward[i - 1];
        nextBackward[i] = backward[i - 1] - reflection * forward[i];
      }
      forward = nextForward;
      backward = nextBackward;
      errors.add(forward);
    }
    return errors;
  }

  private static double reflection(double[] forward, double[] backward, int order) {
    double product = 0;
    double squares = 0;
    for (int i = order; i < forward.length; i++) {
      product += forward[i] * backward[i - 1];
      squares += forward[i] * forward[i] + backward[i - 1] * backward[i - 1];
    }
    return squares > 0 ? 2 * product / squares : 0;
  }
}
