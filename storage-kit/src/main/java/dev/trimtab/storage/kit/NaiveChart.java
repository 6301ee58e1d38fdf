package dev.trimtab.storage.kit;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartGrid;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.Grouping;
import dev.trimtab.chart.Statistic;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SystemDomain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The chart a store must draw, found the slow way: event by event, bucket by bucket. */
final class NaiveChart {
  private final ChartQuery query;

  private NaiveChart(ChartQuery query) {
    this.query = query;
  }

  /** The chart of those live events, all values exact. */
  static Chart of(ChartQuery query, List<OutcomeEvent> live) {
    return new NaiveChart(query).draw(live);
  }

  private Chart draw(List<OutcomeEvent> live) {
    Map<Optional<String>, List<OutcomeEvent>> groups = new HashMap<>();
    for (OutcomeEvent event : live) {
      if (isSelected(event)) {
        groups
            .computeIfAbsent(Optional.ofNullable(group(event)), unseen -> new ArrayList<>())
            .add(event);
      }
    }
    if (query.grouping() instanceof Grouping.None) {
      groups.putIfAbsent(Optional.empty(), List.of());
    }
    List<Chart.Line> lines =
        groups.entrySet().stream()
            .map(group -> line(group.getKey().orElse(null), group.getValue()))
            .sorted(
                Comparator.comparingLong(Chart.Line::samples)
                    .reversed()
                    .thenComparing(
                        Chart.Line::group, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    int shown = Math.min(query.groups(), lines.size());
    List<Chart.Line> others = lines.subList(shown, lines.size());
    return new Chart(
        lines.subList(0, shown),
        others.size(),
        others.stream().mapToLong(Chart.Line::samples).sum(),
        null,
        0);
  }

  private boolean isSelected(OutcomeEvent event) {
    ChartGrid grid = query.grid();
    return event.series().metricType() == query.metricType()
        && (query.domain() == null
            ? !SystemDomain.includes(event.series().domain())
            : query.domain().equals(event.series().domain()))
        && (query.eventType() == null || query.eventType().equals(event.series().eventType()))
        && !event.occurredAt().isBefore(grid.since())
        && event.occurredAt().isBefore(grid.until());
  }

  private @Nullable String group(OutcomeEvent event) {
    return switch (query.grouping()) {
      case Grouping.None _ -> null;
      case Grouping.Domain _ -> event.series().domain();
      case Grouping.EventType _ -> event.series().eventType();
      case Grouping.Metadata(String key) -> member(event.metadata().json(), key);
    };
  }

  /** Of objects without nesting and escapes. */
  private static @Nullable String member(String json, String key) {
    Matcher member = Pattern.compile("\"%s\":(\"([^\"]*)\"|[^,}]*)".formatted(key)).matcher(json);
    if (!member.find()) {
      return null;
    }
    return member.group(2) == null ? member.group(1) : member.group(2);
  }

  private Chart.Line line(@Nullable String group, List<OutcomeEvent> events) {
    ChartGrid grid = query.grid();
    long[] counts = new long[grid.size()];
    double[] values = new double[grid.size()];
    for (int i = 0; i < grid.size(); i++) {
      Instant from = grid.start(i);
      Instant until = grid.start(i + 1);
      double[] samples =
          events.stream()
              .filter(e -> !e.occurredAt().isBefore(from) && e.occurredAt().isBefore(until))
              .mapToDouble(OutcomeEvent::value)
              .sorted()
              .toArray();
      counts[i] = samples.length;
      values[i] = value(query.statistic(), samples);
    }
    return new Chart.Line(group, counts, values);
  }

  private static double value(Statistic statistic, double[] sorted) {
    double sum = 0;
    for (double value : sorted) {
      sum += value;
    }
    if (statistic == Statistic.COUNT) {
      return sorted.length;
    }
    if (statistic == Statistic.SUM) {
      return sum;
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return switch (statistic) {
      case MEAN -> sum / sorted.length;
      case MIN -> sorted[0];
      case MAX -> sorted[sorted.length - 1];
      case P50, P90, P99 -> sorted[(int) (statistic.quantile() * (sorted.length - 1))];
      case COUNT, SUM -> throw new AssertionError(statistic);
    };
  }
}
