package dev.trimtab.benchmarks.change;

import dev.trimtab.benchmarks.data.AnnotatedSeries;
import dev.trimtab.stat.HistoryPartitioner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well the changes that are found in histories agree with those that people see in them. */
final class Histories {
  private interface Score {
    double of(PartitionScores scores, List<Integer> changes);
  }

  private final List<AnnotatedSeries> series;
  private final List<ChangeFigure> figures = new ArrayList<>();

  Histories(List<AnnotatedSeries> series) {
    this.series = series;
  }

  List<ChangeFigure> measure() {
    add("annotated series (TCPD): F1, margin 5", 0.72, PartitionScores::f1);
    add("annotated series (TCPD): cover", 0.69, PartitionScores::cover);
    return figures;
  }

  private void add(String section, double goal, Score score) {
    Map<String, Double> sums = new LinkedHashMap<>();
    double sum = 0;
    for (AnnotatedSeries each : series) {
      PartitionScores scores =
          new PartitionScores(each.values().length, each.annotations().values());
      double value = score.of(scores, HistoryPartitioner.partition(each.values()).changes());
      Map<String, Double> beside = new LinkedHashMap<>();
      beside.put("no change", score.of(scores, List.of()));
      TimedSeries timed = TimedSeries.of(each.values());
      beside.putAll(AlarmFinder.beside(other -> score.of(scores, other.alarms(timed))));
      beside.forEach((name, other) -> sums.merge(name, other / series.size(), Double::sum));
      sum += value / series.size();
      figures.add(ChangeFigure.told(section, each.name(), value).beside(beside));
    }
    figures.add(
        ChangeFigure.told(section, "mean of " + series.size() + " series", sum)
            .atLeast(goal)
            .beside(sums));
  }
}
