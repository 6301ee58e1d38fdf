package dev.trimtab.server.http;

import dev.trimtab.change.ChangeId;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.ChangeStore.OpenChanges;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.LevelEstimate;
import dev.trimtab.change.LevelEstimate.Statistic;
import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.EvidenceOut;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.stat.Interval;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.trend.Trend;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the statistics say of a trend. Only a change point makes it significant: detectors look at
 * every sample and are right about how often they are wrong, while two halves of a window, looked
 * at again and again, would not be.
 */
@Singleton
public final class TrendEvidence {
  /** Fewer samples show nothing, however they lean. */
  private static final int FEWEST = 30;

  private final ChangeStore changes;
  private final WatchRules rules;

  TrendEvidence(ChangeStore changes, WatchRules rules) {
    this.changes = changes;
    this.rules = rules;
  }

  /** Of each trend, in their order; null where nothing is watched. */
  List<@Nullable EvidenceOut> of(TenantId tenant, List<Selection> selections, List<Trend> trends) {
    List<Selection> watched = selections.stream().filter(TrendEvidence::isWatched).toList();
    Iterator<OpenChanges> open = changes.open(tenant, watched).iterator();
    List<@Nullable EvidenceOut> evidence = new ArrayList<>();
    for (int index = 0; index < trends.size(); index++) {
      Selection selection = selections.get(index);
      evidence.add(
          isWatched(selection) ? of(tenant, selection, trends.get(index), open.next()) : null);
    }
    return evidence;
  }

  private static boolean isWatched(Selection selection) {
    return selection.metricType() != MetricType.FAILURE_CLASS;
  }

  private EvidenceOut of(TenantId tenant, Selection selection, Trend trend, OpenChanges open) {
    DetectorSettings settings = settings(tenant, selection);
    return new EvidenceOut(
        status(open, trend.values().length),
        difference(trend, settings),
        ChangeWire.falseAlarms(settings.sensitivity().falseAlarmsPerYear()),
        open.newest().map(ChangeId::toString).orElse(null));
  }

  /** How many change points are open in each selection, in their order. */
  public List<Long> open(TenantId tenant, List<Selection> selections) {
    return changes.open(tenant, selections).stream().map(OpenChanges::count).toList();
  }

  /** The newest open change points of all metric types. */
  List<ChangePointOut> openChangePoints(
      TenantId tenant, @Nullable String domain, @Nullable String environment, int most) {
    ChangeStore.Query open =
        new ChangeStore.Query(
            domain, environment, null, null, null, true, TimeRange.ALL, most, null);
    return changes.list(tenant, open).points().stream()
        .map(
            point ->
                ChangeWire.out(tenant, point, rules.apply(tenant, point.watched()).sensitivity()))
        .toList();
  }

  private DetectorSettings settings(TenantId tenant, Selection selection) {
    String domain = selection.domain();
    String eventType = selection.eventType();
    return domain == null || eventType == null
        ? rules.standard()
        : rules.apply(tenant, new SeriesKey(domain, eventType, selection.metricType()));
  }

  private static String status(OpenChanges open, int samples) {
    if (open.count() > 0) {
      return "significant";
    }
    return samples < FEWEST ? "too_few_samples" : "inconclusive";
  }

  private static EvidenceOut.@Nullable Interval difference(Trend trend, DetectorSettings settings) {
    double[] values = trend.values();
    int half = trend.previousCount();
    if (half == 0) {
      return null;
    }
    LevelEstimate before =
        LevelEstimate.of(trend.metricType(), settings.scale(), Arrays.copyOfRange(values, 0, half));
    LevelEstimate after =
        LevelEstimate.of(
            trend.metricType(), settings.scale(), Arrays.copyOfRange(values, half, values.length));
    if (before.statistic() != Statistic.MEAN) {
      return null;
    }
    Interval difference = after.interval().minus(before.interval());
    return new EvidenceOut.Interval(difference.low(), difference.high());
  }
}
