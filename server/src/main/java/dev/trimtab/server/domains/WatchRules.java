package dev.trimtab.server.domains;

import dev.trimtab.change.AlertTiming;
import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.context.Better;
import dev.trimtab.context.ScoreRule;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Watched;
import dev.trimtab.server.config.ChangesConfig;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How each series or pool is watched, from memory: what its domain and its tenant say, and what
 * holds for all. Thread-safe.
 */
public final class WatchRules implements BiFunction<TenantId, Watched, DetectorSettings> {
  private final DetectorSettings standard;
  private volatile @Nullable Known known;

  private WatchRules(DetectorSettings standard) {
    this.standard = standard;
  }

  /** Rules that know nothing of domains yet: no series is watched before they do. */
  public static WatchRules of(ChangesConfig config) {
    Sensitivity sensitivity =
        new Sensitivity(
            config.basis(),
            config.falseAlarmsPerYear(),
            config.smallestDecline(),
            Sensitivity.STANDARD.baselineError());
    AlertTiming timing =
        new AlertTiming(
            0, config.firingAfter(), 0, config.keepFiringFor(), ChangeDetector.LEAST_BASELINE);
    return new WatchRules(
        new DetectorSettings(sensitivity, timing, Duration.ZERO, config.historyAfter(), null));
  }

  /** The store, which has the settings of domains, is opened with these rules. */
  public void learn(DomainRules domains, Wishes wishes) {
    known = new Known(domains, wishes);
  }

  private record Known(DomainRules domains, Wishes wishes) {}

  /** What holds where nobody says otherwise. */
  public DetectorSettings standard() {
    return standard;
  }

  @Override
  public DetectorSettings apply(TenantId tenant, Watched watched) {
    Known now = known;
    if (now == null) {
      throw new IllegalStateException("a sample came in before the settings of domains were read");
    }
    DetectorSettings settings = standard;
    Sensitivity sensitivity = now.wishes.of(tenant, watched, standard.sensitivity());
    if (!sensitivity.equals(standard.sensitivity())) {
      settings = settings.with(sensitivity);
    }
    ScoreRule rule =
        watched instanceof SeriesKey series && series.metricType() == MetricType.QUALITY_SCORE
            ? now.domains.rule(tenant, series)
            : null;
    return rule == null ? settings : settings.with(scale(rule));
  }

  private static ScoreScale scale(ScoreRule rule) {
    Double min = rule.min();
    Double max = rule.max();
    return new ScoreScale(
        min == null ? Double.NEGATIVE_INFINITY : min,
        max == null ? Double.POSITIVE_INFINITY : max,
        rule.better() == Better.LOWER);
  }
}
