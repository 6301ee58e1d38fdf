package dev.trimtab.benchmarks.change;

import dev.trimtab.benchmarks.data.WindowedSeries;
import dev.trimtab.change.Detection;
import dev.trimtab.outcome.MetricType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * In how many labelled windows an alarm is raised, and how many outside of them. Values are taken
 * for scores without a range, and all settings as they come.
 */
final class Windows {
  private static final AlarmFinder TRIMTAB = AlarmFinder.trimtab(Set.of(Detection.Kind.ALARM));

  private interface Count {
    double of(WindowedSeries series, List<Integer> alarms);
  }

  private final List<WindowedSeries> series;
  private final List<ChangeFigure> figures = new ArrayList<>();

  Windows(List<WindowedSeries> series) {
    this.series = series;
  }

  List<ChangeFigure> measure() {
    List<WindowedSeries> labelled =
        series.stream().filter(each -> !each.windows().isEmpty()).toList();
    int windows = labelled.stream().mapToInt(each -> each.windows().size()).sum();
    add(
        "labelled windows (NAB): windows with an alarm",
        labelled,
        "all, of " + windows,
        Windows::found);
    add("labelled windows (NAB): alarms outside of windows", series, "all", Windows::outside);
    return figures;
  }

  static double found(WindowedSeries series, List<Integer> alarms) {
    return series.windows().stream().filter(w -> alarms.stream().anyMatch(w::contains)).count();
  }

  static double outside(WindowedSeries series, List<Integer> alarms) {
    return alarms.stream()
        .filter(alarm -> series.windows().stream().noneMatch(w -> w.contains(alarm)))
        .count();
  }

  private void add(String section, List<WindowedSeries> counted, String all, Count count) {
    for (WindowedSeries each : counted) {
      String of = each.windows().isEmpty() ? "" : ", of " + each.windows().size();
      figures.add(figure(section, each.name() + of, List.of(each), count));
    }
    figures.add(figure(section, all, counted, count));
  }

  private static ChangeFigure figure(
      String section, String what, List<WindowedSeries> counted, Count count) {
    return ChangeFigure.told(section, what, sum(counted, count, TRIMTAB))
        .beside(AlarmFinder.beside(other -> sum(counted, count, other)));
  }

  private static double sum(List<WindowedSeries> counted, Count count, AlarmFinder finder) {
    double sum = 0;
    for (WindowedSeries each : counted) {
      TimedSeries timed = new TimedSeries(MetricType.QUALITY_SCORE, each.micros(), each.values());
      sum += count.of(each, finder.alarms(timed));
    }
    return sum;
  }
}
