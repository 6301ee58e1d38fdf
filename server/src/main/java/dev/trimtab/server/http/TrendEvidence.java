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
import java.util.Arrays;
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

  /** Null where nothing is watched. */
  @Nullable EvidenceOut of(TenantId tenant, Selection selection, Trend trend) {
    if (selection.metricType() == MetricType.FAILURE_CLASS) {
      return null;
    }
    OpenChanges open = changes.open(tenant, selection);
    DetectorSettings settings = settings(tenant, selection);
    return new EvidenceOut(
        status(open, trend.values().length),
        difference(trend, settings),
        ChangeWire.falseAlarms(settings.sensitivity().falseAlarmsPerYear()),
        open.newest().map(ChangeId::toString).orElse(null));
  }

  /** How many change points are open in a selection. */
  public long open(TenantId tenant, Selection selection) {
    return changes.open(tenant, selection).count();
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
