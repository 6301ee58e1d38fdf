package dev.trimtab.storage.sql.read;

import dev.trimtab.outcome.Selection;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The values of the newest samples of selections, oldest first. */
final class SelectNewestValues {
  /**
   * As many of the newest rows of a metric type are looked through for names of many series, before
   * each of these is visited.
   */
  static final int LOOKED_THROUGH = 2_000;

  private final SelectSeries series;
  private final SelectNewestSamples samples;

  SelectNewestValues(SelectSeries series, SelectNewestSamples samples) {
    this.series = series;
    this.samples = samples;
  }

  List<double[]> run(ReadSession session, long tenant, List<Selection> selections, int count)
      throws SQLException {
    NewestWindow[] windows = new NewestWindow[selections.size()];
    Map<Kind, List<Integer>> byKind = new EnumMap<>(Kind.class);
    for (int place = 0; place < windows.length; place++) {
      windows[place] = new NewestWindow(count);
      Kind kind = SeriesSelection.of(tenant, selections.get(place)).kind();
      byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(place);
    }
    for (Map.Entry<Kind, List<Integer>> same : byKind.entrySet()) {
      if (same.getKey() == Kind.ALL) {
        ofMetrics(session, tenant, selections, same.getValue(), windows);
      } else {
        ofSeries(session, tenant, selections, same.getValue(), windows);
      }
    }
    return Arrays.stream(windows).map(SelectNewestValues::values).toList();
  }

  private void ofMetrics(
      ReadSession session,
      long tenant,
      List<Selection> selections,
      List<Integer> places,
      NewestWindow[] windows)
      throws SQLException {
    List<SelectNewestSamples.OfMetric> wanted = new ArrayList<>();
    for (int place : places) {
      Selection selection = selections.get(place);
      wanted.add(
          new SelectNewestSamples.OfMetric(
              selection.metricType().code(), MicroRange.of(selection.range()), windows[place]));
    }
    samples.ofMetrics(session, tenant, wanted);
  }

  private void ofSeries(
      ReadSession session,
      long tenant,
      List<Selection> selections,
      List<Integer> places,
      NewestWindow[] windows)
      throws SQLException {
    List<SelectSeries.Names> names =
        places.stream().map(place -> names(selections.get(place))).toList();
    List<List<SelectSeries.Found>> few = series.run(session, tenant, names, SelectSeries.FEW + 1);
    List<SeriesVisit> visits = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int place = places.get(i);
      if (few.get(i).size() > SelectSeries.FEW) {
        windows[place] = ofMany(session, tenant, selections.get(place), windows[place].capacity());
      } else {
        MicroRange range = MicroRange.of(selections.get(place).range());
        visits.add(new SeriesVisit(callers(names.get(i), few.get(i)), range, windows[place]));
      }
    }
    samples.ofSeries(session, tenant, visits);
  }

  private NewestWindow ofMany(ReadSession session, long tenant, Selection selection, int count)
      throws SQLException {
    MicroRange range = MicroRange.of(selection.range());
    NewestWindow window = new NewestWindow(count);
    SeriesSelection subjects = SeriesSelection.of(tenant, selection);
    if (samples.picking(session, subjects, range, LOOKED_THROUGH, window)) {
      return window;
    }
    NewestWindow whole = new NewestWindow(count);
    List<SelectSeries.Found> all = series.run(session, tenant, names(selection), Integer.MAX_VALUE);
    samples.ofSeries(
        session, tenant, List.of(new SeriesVisit(callers(names(selection), all), range, whole)));
    return whole;
  }

  /** Without a domain, what the server records of its own work is not meant. */
  private static List<SelectSeries.Found> callers(
      SelectSeries.Names names, List<SelectSeries.Found> found) {
    return names.domain() == null
        ? found.stream().filter(each -> !each.isSystem()).toList()
        : found;
  }

  private static SelectSeries.Names names(Selection selection) {
    return new SelectSeries.Names(
        selection.domain(), selection.environment(), selection.eventType(), selection.metricType());
  }

  private static double[] values(NewestWindow window) {
    NewestWindow.Samples sorted = window.sorted();
    return Arrays.copyOf(sorted.values(), sorted.count());
  }
}
