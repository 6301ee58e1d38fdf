package dev.trimtab.cli.screen;

/** A row of small bars, oldest to the left. */
public final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String LETTERS = "_.-=+*%#";

  private Sparkline() {}

  /**
   * The line of those values: the smallest has the lowest bar, the largest the highest; where all
   * are equal, all bars have middle height. More values than {@code width} are averaged in
   * neighbouring groups.
   */
  public static String of(double[] values, int width, Style style) {
    double[] bars = values.length <= width ? values : average(values, width);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double bar : bars) {
      low = Math.min(low, bar);
      high = Math.max(high, bar);
    }
    String levels = style.unicode() ? BLOCKS : LETTERS;
    StringBuilder line = new StringBuilder(bars.length);
    for (double bar : bars) {
      line.append(levels.charAt(level(bar, low, high, levels.length())));
    }
    return line.toString();
  }

  /** Halves before subtracting, so that values near the largest double do not overflow. */
  private static int level(double value, double low, double high, int levels) {
    if (low == high) {
      return levels / 2 - 1;
    }
    double share = (value / 2 - low / 2) / (high / 2 - low / 2);
    return (int) Math.round(share * (levels - 1));
  }

  private static double[] average(double[] values, int groups) {
    double[] averages = new double[groups];
    for (int group = 0; group < groups; group++) {
      int from = (int) ((long) group * values.length / groups);
      int until = (int) ((long) (group + 1) * values.length / groups);
      for (int i = from; i < until; i++) {
        averages[group] += values[i] / (until - from);
      }
    }
    return averages;
  }
}
