package dev.trimtab.benchmarks.change;

import dev.trimtab.benchmarks.data.MarkedSeries;
import dev.trimtab.change.Detection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many known changes are seen, how soon, and how many alarms tell of none. A change is seen at
 * the first alarm from it on and before the next one; every other alarm is false. That a series has
 * recovered from a decline tells of a change as well.
 */
final class MarkedChanges {
  private static final AlarmFinder TRIMTAB =
      AlarmFinder.trimtab(Set.of(Detection.Kind.ALARM, Detection.Kind.RECOVERED));

  private final List<MarkedSeries> series;

  MarkedChanges(List<MarkedSeries> series) {
    this.series = series;
  }

  /** Of one series or of several. */
  record Seen(int changes, int delays, int falsely) {
    static final Seen NONE = new Seen(0, 0, 0);

    static Seen of(MarkedSeries series, List<Integer> alarms) {
      Seen seen = NONE;
      int next = 0;
      for (int alarm : alarms) {
        int change = next;
        while (next < series.changes().size() && series.changes().get(next) <= alarm) {
          next++;
        }
        seen =
            next > change
                ? seen.plus(new Seen(1, alarm - series.changes().get(next - 1), 0))
                : seen.plus(new Seen(0, 0, 1));
      }
      return seen;
    }

    Seen plus(Seen other) {
      return new Seen(changes + other.changes, delays + other.delays, falsely + other.falsely);
    }

    @Nullable Double delay() {
      return changes == 0 ? null : delays / (double) changes;
    }
  }

  List<ChangeFigure> measure() {
    Map<String, Map<String, Seen>> rows = new LinkedHashMap<>();
    Map<String, Seen> all = new LinkedHashMap<>();
    int changes = 0;
    for (MarkedSeries each : series) {
      Map<String, Seen> row = seen(each);
      row.forEach((who, seen) -> all.merge(who, seen, Seen::plus));
      changes += each.changes().size();
      rows.put(each.name() + ", of " + each.changes().size(), row);
    }
    rows.put("all " + series.size() + " series, of " + changes, all);
    List<ChangeFigure> figures = new ArrayList<>();
    rows.forEach((what, row) -> add(figures, "changes seen", what, row));
    rows.forEach((what, row) -> add(figures, "delay", what, row));
    rows.forEach((what, row) -> add(figures, "false alarms", what, row));
    return figures;
  }

  private static Map<String, Seen> seen(MarkedSeries series) {
    TimedSeries timed = TimedSeries.of(series.values());
    Map<String, Seen> row = new LinkedHashMap<>();
    row.put("", Seen.of(series, TRIMTAB.alarms(timed)));
    AlarmFinder.others()
        .forEach((name, other) -> row.put(name, Seen.of(series, other.alarms(timed))));
    return row;
  }

  private static void add(
      List<ChangeFigure> figures, String column, String what, Map<String, Seen> row) {
    Map<String, Double> values = new LinkedHashMap<>();
    row.forEach(
        (who, seen) -> {
          Double value =
              switch (column) {
                case "delay" -> seen.delay();
                case "changes seen" -> (double) seen.changes();
                default -> (double) seen.falsely();
              };
          if (value != null) {
            values.put(who, value);
          }
        });
    Double own = values.remove("");
    figures.add(ChangeFigure.told("marked changes: " + column, what, own).beside(values));
  }
}
