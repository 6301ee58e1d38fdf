package dev.trimtab.server.http;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartGrid;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.client.LineOut;
import dev.trimtab.client.PointOut;
import dev.trimtab.client.SeriesOut;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Charts in the form callers see. */
final class SeriesWire {
  private static final String ALL = "all";

  private SeriesWire() {}

  static SeriesOut out(ChartQuery query, Chart chart) {
    ChartGrid grid = query.grid();
    Instant complete = chart.completeSince();
    boolean hides = complete != null && complete.isAfter(grid.since());
    return new SeriesOut(
        query.metricType().wireName(),
        query.domain() == null ? ALL : query.domain(),
        query.eventType() == null ? ALL : query.eventType(),
        query.statistic().wireName(),
        SeriesWish.groupBy(query.grouping()),
        grid.since(),
        grid.until(),
        grid.step().toString(),
        chart.accuracy(),
        hides ? complete : null,
        hides || chart.otherGroups() > 0,
        chart.lines().stream().map(line -> line(grid, line, complete)).toList(),
        new SeriesOut.OtherOut(chart.otherGroups(), chart.otherSamples()));
  }

  private static LineOut line(ChartGrid grid, Chart.Line line, @Nullable Instant complete) {
    List<PointOut> points =
        IntStream.range(0, grid.size()).mapToObj(i -> point(grid, line, i, complete)).toList();
    long shown = points.stream().mapToLong(p -> p.count() == null ? 0 : p.count()).sum();
    return new LineOut(line.group(), shown, points);
  }

  private static PointOut point(
      ChartGrid grid, Chart.Line line, int index, @Nullable Instant complete) {
    Instant at = grid.start(index);
    if (complete != null && at.isBefore(complete)) {
      return new PointOut(at, null, null);
    }
    double value = line.values()[index];
    return new PointOut(at, line.counts()[index], Double.isNaN(value) ? null : value);
  }
}
