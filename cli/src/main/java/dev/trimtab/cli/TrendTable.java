package dev.trimtab.cli;

import dev.trimtab.cli.screen.Cell;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Sparkline;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.TrendOut;
import java.util.List;

/** Trends as a table: direction in shape and word, the number of samples beside each average. */
final class TrendTable {
  private static final int WIDTH = 30;
  private static final int NARROW_WIDTH = 14;

  private TrendTable() {}

  static Table of(List<TrendOut> trends, Style style) {
    String line = style.isNarrow() ? "=OLD TO NEW" : "=OLDEST TO NEWEST";
    Table table = Table.of("=METRIC", "=DIRECTION", ">BEFORE (n)", ">NOW (n)", ">CHANGE", line);
    trends.forEach(trend -> table.row(row(trend, style)));
    return table;
  }

  private static Cell[] row(TrendOut trend, Style style) {
    if (trend.sampleSize() == 0) {
      return new Cell[] {
        Cell.of(trend.metricType()),
        Cell.of("no samples"),
        Cell.EMPTY,
        Cell.EMPTY,
        Cell.EMPTY,
        Cell.EMPTY
      };
    }
    boolean comparable = trend.previousCount() > 0;
    return new Cell[] {
      Cell.of(trend.metricType()),
      comparable ? style.direction(trend.direction()) : Cell.of("one sample"),
      comparable ? average(trend, trend.previousAvg(), trend.previousCount()) : Cell.EMPTY,
      average(trend, trend.currentAvg(), trend.currentCount()),
      comparable ? Cell.of(Figures.change(trend.changePct())) : Cell.EMPTY,
      Cell.of(Sparkline.of(trend.values(), style.isNarrow() ? NARROW_WIDTH : WIDTH, style))
    };
  }

  private static Cell average(TrendOut trend, double average, int count) {
    return Cell.of(Figures.of(trend.metricType(), average) + " (" + Figures.count(count) + ")");
  }
}
