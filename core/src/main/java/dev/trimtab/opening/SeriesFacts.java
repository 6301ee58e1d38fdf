package dev.trimtab.opening;

import dev.trimtab.context.DomainSettings;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.loop.SeriesMatch;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What is asked of a series beyond its names, so that a template is for it. Thread-safe. */
public final class SeriesFacts {
  private static final Duration VOLUME = Duration.ofDays(30);

  private final OutcomeStore outcomes;
  private final DomainSettingsStore domains;

  public SeriesFacts(OutcomeStore outcomes, DomainSettingsStore domains) {
    this.outcomes = outcomes;
    this.domains = domains;
  }

  /** Whether a template that matches so is for a series and has had events enough. */
  boolean fit(TenantId tenant, SeriesMatch match, SeriesKey series, Instant now) {
    return isFor(tenant, match, series) && fitsVolume(tenant, match, series, now);
  }

  /** Whether it is for a series, however many events that has had. */
  public boolean isFor(TenantId tenant, SeriesMatch match, SeriesKey series) {
    return match.names(series)
        && fitsEnvironment(tenant, match, series)
        && fitsMetadata(tenant, match, series);
  }

  private boolean fitsEnvironment(TenantId tenant, SeriesMatch match, SeriesKey series) {
    String wanted = match.environment();
    return wanted == null
        || domains
            .find(tenant, series.domain())
            .map(DomainSettings::environment)
            .filter(wanted::equals)
            .isPresent();
  }

  private boolean fitsVolume(TenantId tenant, SeriesMatch match, SeriesKey series, Instant now) {
    return match.minimumSamples() == 0
        || count(tenant, series, now.minus(VOLUME)) >= match.minimumSamples();
  }

  /** How many events of a series have occurred since. */
  long count(TenantId tenant, SeriesKey series, Instant since) {
    return outcomes
        .aggregate(
            tenant,
            new Selection(
                series.metricType(),
                series.domain(),
                series.eventType(),
                new TimeRange(since, null)))
        .count();
  }

  private boolean fitsMetadata(TenantId tenant, SeriesMatch match, SeriesKey series) {
    if (match.metadata().isEmpty()) {
      return true;
    }
    EventQuery newest =
        new EventQuery(
            series.domain(),
            series.eventType(),
            series.metricType(),
            TimeRange.ALL,
            Map.of(),
            1,
            null);
    return outcomes.events(tenant, newest).events().stream()
        .anyMatch(event -> carries(event, match.metadata()));
  }

  private static boolean carries(OutcomeEvent event, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(each -> event.metadata().text(each.getKey()).equals(each.getValue()));
  }

  /** The highest position of the tenant. */
  long lastPosition(TenantId tenant) {
    return outcomes.lastPosition(tenant);
  }
}
