package dev.trimtab.storage.sql.read;

import dev.trimtab.outcome.Selection;
import dev.trimtab.storage.sql.engine.ReadSession;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The values of the newest samples of a selection, oldest first. */
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

  double[] run(ReadSession session, long tenant, Selection selection, int count)
      throws SQLException {
    MicroRange range = MicroRange.of(selection.range());
    NewestWindow window = new NewestWindow(count);
    SeriesSelection subjects = SeriesSelection.of(tenant, selection);
    if (subjects.kind() == SeriesSelection.Kind.ALL) {
      samples.ofMetric(session, tenant, subjects.metricType(), range, window);
      return values(window);
    }
    SelectSeries.Names names =
        new SelectSeries.Names(
            selection.domain(),
            selection.environment(),
            selection.eventType(),
            selection.metricType());
    List<SelectSeries.Found> few = series.run(session, tenant, names, SelectSeries.FEW + 1);
    if (few.size() <= SelectSeries.FEW) {
      samples.ofSeries(session, tenant, callers(names, few), range, window);
      return values(window);
    }
    if (samples.picking(session, subjects, range, LOOKED_THROUGH, window)) {
      return values(window);
    }
    NewestWindow whole = new NewestWindow(count);
    List<SelectSeries.Found> all = series.run(session, tenant, names, Integer.MAX_VALUE);
    samples.ofSeries(session, tenant, callers(names, all), range, whole);
    return values(whole);
  }

  /** Without a domain, what the server records of its own work is not meant. */
  private static List<SelectSeries.Found> callers(
      SelectSeries.Names names, List<SelectSeries.Found> found) {
    return names.domain() == null
        ? found.stream().filter(each -> !each.isSystem()).toList()
        : found;
  }

  private static double[] values(NewestWindow window) {
    NewestWindow.Samples sorted = window.sorted();
    return Arrays.copyOf(sorted.values(), sorted.count());
  }
}
