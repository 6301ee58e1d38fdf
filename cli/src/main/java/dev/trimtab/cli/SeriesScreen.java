package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Plot;
import dev.trimtab.cli.screen.Sparkline;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.LineOut;
import dev.trimtab.client.PointOut;
import dev.trimtab.client.SeriesOut;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A chart on the terminal: one line as a plot, several as a table with small ones. */
final class SeriesScreen {
  private static final int PLOT_WIDTH = 72;
  private static final int SPARK_WIDTH = 40;

  private final Screen screen;
  private final SeriesOut chart;

  SeriesScreen(Screen screen, SeriesOut chart) {
    this.screen = screen;
    this.chart = chart;
  }

  void show() {
    screen.heading(heading());
    screen.print("");
    if (chart.series().isEmpty()) {
      screen.print("No samples.");
    } else if (chart.groupBy() == null) {
      plot(chart.series().getFirst());
    } else {
      screen.print(table());
    }
    notes();
  }

  private String heading() {
    String where = chart.domain().equals("all") ? "All domains" : chart.domain();
    String what = chart.eventType().equals("all") ? "" : ", " + chart.eventType();
    String by = chart.groupBy() == null ? "" : " by " + chart.groupBy();
    return where
        + what
        + ": "
        + chart.stat()
        + " of "
        + chart.metricType()
        + by
        + ", every "
        + step(Duration.parse(chart.step()));
  }

  private static String step(Duration step) {
    if (step.toSeconds() % 86_400 == 0) {
      return Figures.count(step.toDays(), "day");
    }
    if (step.toSeconds() % 3_600 == 0) {
      return Figures.count(step.toHours(), "hour");
    }
    return step.toSeconds() % 60 == 0
        ? Figures.count(step.toMinutes(), "minute")
        : Figures.count(step.toSeconds(), "second");
  }

  /** The first line alone, without heading and notes. */
  void plot() {
    if (chart.series().isEmpty()) {
      screen.print("No samples.");
    } else {
      plot(chart.series().getFirst());
    }
  }

  private void plot(LineOut line) {
    double[] values = values(line);
    List<String> lines = Plot.of(values, PLOT_WIDTH, isCounted(), this::figure, screen.style());
    if (lines.isEmpty()) {
      screen.print("No samples.");
      return;
    }
    lines.forEach(screen::print);
    int width = lines.getLast().length();
    int columns = Math.min(values.length, PLOT_WIDTH);
    String from = time(line.points().getFirst());
    String to = time(line.points().getLast());
    int gap = columns - from.length() - to.length();
    String between = gap > 0 ? " ".repeat(gap) : " to ";
    screen.print(" ".repeat(Math.max(0, width - columns)) + from + between + to);
    screen.print("");
    screen.print(summary(line, values));
  }

  private String summary(LineOut line, double[] values) {
    double[] known = known(values);
    return Figures.count(line.count(), "sample")
        + ", lowest "
        + figure(Arrays.stream(known).min().orElse(0))
        + ", highest "
        + figure(Arrays.stream(known).max().orElse(0))
        + ", last "
        + figure(known[known.length - 1]);
  }

  private Table table() {
    Table table =
        Table.of(
            String.valueOf(chart.groupBy()).toUpperCase(Locale.ROOT),
            ">SAMPLES",
            ">LOWEST",
            ">HIGHEST",
            ">LAST",
            "OLDEST TO NEWEST");
    for (LineOut line : chart.series()) {
      double[] known = known(values(line));
      table.row(
          line.group() == null ? "(none)" : line.group(),
          Figures.count(line.count()),
          known.length == 0 ? "" : figure(Arrays.stream(known).min().orElseThrow()),
          known.length == 0 ? "" : figure(Arrays.stream(known).max().orElseThrow()),
          known.length == 0 ? "" : figure(known[known.length - 1]),
          spark(values(line), screen.style()));
    }
    return table;
  }

  /** The bars of those columns that have values, with gaps where there are none. */
  private static String spark(double[] values, Style style) {
    double[] columns = Plot.columns(values, SPARK_WIDTH);
    String bars = Sparkline.of(known(columns), SPARK_WIDTH, style);
    StringBuilder line = new StringBuilder();
    int next = 0;
    for (double column : columns) {
      line.append(Double.isNaN(column) ? ' ' : bars.charAt(next));
      next += Double.isNaN(column) ? 0 : 1;
    }
    return line.toString().stripTrailing();
  }

  private void notes() {
    if (chart.other().groups() > 0) {
      screen.note(
          Figures.count(chart.other().groups(), "more group")
              + " with "
              + Figures.count(chart.other().count(), "sample")
              + "; --groups shows up to 50.");
    }
    if (chart.completeSince() != null) {
      screen.note("Known whole only since " + EventTable.time(chart.completeSince()) + ".");
    }
    if (chart.relativeAccuracy() > 0) {
      screen.note(
          "Percentiles are within " + Figures.number(chart.relativeAccuracy() * 100) + " %.");
    }
  }

  private boolean isCounted() {
    return chart.stat().equals("count") || chart.stat().equals("sum");
  }

  private String figure(double value) {
    return chart.stat().equals("count") || (isCounted() && chart.metricType().endsWith("_rate"))
        ? Figures.number(value)
        : Figures.of(chart.metricType(), value);
  }

  private static double[] values(LineOut line) {
    return line.points().stream()
        .mapToDouble(point -> point.value() == null ? Double.NaN : point.value())
        .toArray();
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  private static String time(PointOut point) {
    return EventTable.minute(point.at());
  }
}
