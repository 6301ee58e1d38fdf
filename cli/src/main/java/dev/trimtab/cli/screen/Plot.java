package dev.trimtab.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/** Values as columns over a base line, oldest to the left, with their scale beside them. */
public final class Plot {
  private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";
  private static final int STEPS = EIGHTHS.length() - 1;
  private static final int HEIGHT = 8;

  private Plot() {}

  /**
   * The lines of a plot, highest first, the base line last.
   *
   * @param values NaN where there is none, which leaves a gap; more than {@code width} are averaged
   *     in neighbouring groups
   * @param fromZero true where columns begin at zero, as counts and sums do; else at the least
   *     value, which gets the lowest column
   * @param label writes a value for the scale
   */
  public static List<String> of(
      double[] values, int width, boolean fromZero, DoubleFunction<String> label, Style style) {
    double[] columns = columns(values, width);
    double high = Arrays.stream(columns).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
    if (Double.isNaN(high)) {
      return List.of();
    }
    double least = Arrays.stream(columns).filter(v -> !Double.isNaN(v)).min().orElseThrow();
    double low = fromZero ? Math.min(0, least) : least;
    String top = label.apply(high);
    String bottom = label.apply(low);
    int labels = Math.max(top.length(), bottom.length());
    List<String> lines = new ArrayList<>();
    for (int row = HEIGHT - 1; row >= 0; row--) {
      String scale = row == HEIGHT - 1 ? top : row == 0 ? bottom : "";
      StringBuilder line = new StringBuilder();
      line.repeat(' ', labels - scale.length()).append(scale).append(style.unicode() ? " │" : " |");
      for (double column : columns) {
        line.append(cell(column, low, high, row, style));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add(baseLine(labels, columns.length, style));
    return lines;
  }

  /** The averages of neighbouring groups that fit in a width; NaN where a group has no value. */
  public static double[] columns(double[] values, int width) {
    if (values.length <= width) {
      return values;
    }
    double[] columns = new double[width];
    for (int column = 0; column < width; column++) {
      int from = (int) ((long) column * values.length / width);
      int until = (int) ((long) (column + 1) * values.length / width);
      columns[column] =
          Arrays.stream(values, from, until)
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN);
    }
    return columns;
  }

  /** Halves before subtracting, so that values near the largest double do not overflow. */
  private static String cell(double value, double low, double high, int row, Style style) {
    if (Double.isNaN(value)) {
      return " ";
    }
    double share = low == high ? 0.5 : (value / 2 - low / 2) / (high / 2 - low / 2);
    // Even the least value is something, and not a gap.
    long filled = value == 0 && low == 0 ? 0 : Math.max(1, Math.round(share * HEIGHT * STEPS));
    int eighths = Math.clamp(filled - (long) row * STEPS, 0, STEPS);
    if (style.unicode()) {
      return EIGHTHS.substring(eighths, eighths + 1);
    }
    return eighths == 0 ? " " : eighths > STEPS / 2 ? "#" : "_";
  }

  private static String baseLine(int labels, int width, Style style) {
    String corner = style.unicode() ? " └" : " +";
    return " ".repeat(labels) + corner + (style.unicode() ? "─" : "-").repeat(width);
  }
}
