package dev.trimtab.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Intervals below each other on one scale, the oldest above, so that one sees them close in. The
 * scale holds the later half of them; what lies beyond is cut off, and said to be.
 */
public final class Intervals {
  private static final int WIDTH = 48;
  private static final String GAP = "  ";

  private final List<Line> lines;
  private final double[] marks;
  private final DoubleFunction<String> label;
  private final Style style;
  private final double from;
  private final double to;

  /**
   * An interval.
   *
   * @param name stands before it
   * @param low finite, as the others
   * @param value lies within
   * @param high at least {@code low}
   * @param tone of the whole line
   */
  public record Line(String name, double low, double value, double high, Tone tone) {}

  private Intervals(List<Line> lines, double[] marks, DoubleFunction<String> label, Style style) {
    this.lines = lines;
    this.marks = marks;
    this.label = label;
    this.style = style;
    List<Line> later = lines.subList(lines.size() / 2, lines.size());
    double low = Arrays.stream(marks).min().orElse(Double.POSITIVE_INFINITY);
    double high = Arrays.stream(marks).max().orElse(Double.NEGATIVE_INFINITY);
    this.from = later.stream().mapToDouble(Line::low).reduce(low, Math::min);
    this.to = later.stream().mapToDouble(Line::high).reduce(high, Math::max);
  }

  /**
   * The drawn lines, and below them their scale.
   *
   * @param lines at least one
   * @param marks values that a vertical line is drawn at; the scale holds them
   * @param label writes a value
   */
  public static List<String> of(
      List<Line> lines, double[] marks, DoubleFunction<String> label, Style style) {
    return new Intervals(List.copyOf(lines), marks.clone(), label, style).drawn();
  }

  private List<String> drawn() {
    int names = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    List<String> drawn = new ArrayList<>();
    for (Line line : lines) {
      String text =
          " ".repeat(names - line.name().length())
              + line.name()
              + GAP
              + row(line)
              + GAP
              + label.apply(line.value());
      drawn.add(style.paint(line.tone(), text.stripTrailing()));
    }
    drawn.add(" ".repeat(names) + GAP + scale());
    return drawn;
  }

  private String row(Line line) {
    char[] row = new char[WIDTH];
    Arrays.fill(row, ' ');
    boolean isOnScale = line.low() <= to && line.high() >= from;
    int first = column(Math.max(line.low(), from));
    int last = column(Math.min(line.high(), to));
    if (isOnScale) {
      Arrays.fill(row, first, last + 1, shape('─', '-'));
    }
    for (double mark : marks) {
      int at = column(mark);
      row[at] = row[at] == ' ' ? shape('│', '|') : shape('┼', '+');
    }
    if (isOnScale) {
      row[first] = line.low() < from ? shape('‹', '<') : shape('├', '[');
      row[last] = line.high() > to ? shape('›', '>') : shape('┤', ']');
    }
    if (line.value() >= from && line.value() <= to) {
      row[column(line.value())] = shape('●', 'o');
    }
    return new String(row);
  }

  /** The values of the marks, and of the ends where there is room. */
  private String scale() {
    StringBuilder scale = new StringBuilder(" ".repeat(WIDTH));
    for (double mark : marks) {
      write(scale, label.apply(mark), column(mark));
    }
    write(scale, label.apply(from), 0);
    write(scale, label.apply(to), WIDTH - 1);
    return scale.toString().stripTrailing();
  }

  private static void write(StringBuilder scale, String text, int column) {
    int start = Math.clamp(column - text.length() / 2, 0, WIDTH - text.length());
    int end = start + text.length();
    String there = scale.substring(Math.max(0, start - 1), Math.min(WIDTH, end + 1));
    if (there.isBlank()) {
      scale.replace(start, end, text);
    }
  }

  private int column(double value) {
    double share = from == to ? 0.5 : (value - from) / (to - from);
    return Math.clamp(Math.round(share * (WIDTH - 1)), 0, WIDTH - 1);
  }

  private char shape(char fancy, char plain) {
    return style.unicode() ? fancy : plain;
  }
}
