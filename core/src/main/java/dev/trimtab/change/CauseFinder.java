package dev.trimtab.change;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks back at the events around a change for where it comes from. Thread-safe. */
public final class CauseFinder {
  /** Events that are looked at, the newest. */
  static final int MOST_SAMPLES = 10_000;

  /** How far back the past is looked at. */
  static final Duration PAST = Duration.ofDays(30);

  /** How many metadata keys bound a part where nobody asks for another number. */
  static final int DEPTH = 2;

  private static final String EVENT_TYPE = "event_type";

  private final OutcomeStore outcomes;
  private final BiFunction<TenantId, Watched, DetectorSettings> settings;
  private final Function<Metadata, Map<String, String>> labels;

  /**
   * @param settings those of the detector
   * @param labels top-level metadata keys with a text, a number or a truth value, as text
   */
  public CauseFinder(
      OutcomeStore outcomes,
      BiFunction<TenantId, Watched, DetectorSettings> settings,
      Function<Metadata, Map<String, String>> labels) {
    this.outcomes = outcomes;
    this.settings = settings;
    this.labels = labels;
  }

  /**
   * Looks once more for where a change comes from, up to its end or, where it is open, up to now.
   *
   * @param depth how many metadata keys bound a part at most, 1 to 3
   */
  public Attribution find(TenantId tenant, ChangePoint point, int depth, Instant now) {
    Ending ending = point.ending();
    Instant end = ending == null ? now : ending.at();
    return find(
        tenant, point.watched(), point.alarm(), point.onset(), back(tenant, point, end), depth);
  }

  private Lookback back(TenantId tenant, ChangePoint point, Instant end) {
    return back(tenant, point.watched(), Micros.of(end));
  }

  Attribution find(
      TenantId tenant,
      Watched watched,
      Detection alarm,
      Onset onset,
      Lookback lookback,
      int depth) {
    List<PastSample> past = new ArrayList<>();
    List<PastSample> now = new ArrayList<>();
    for (PastSample sample : lookback.samples()) {
      if (!sample.occurredAt().isBefore(onset.start())) {
        now.add(sample);
      } else if (sample.occurredAt().isBefore(onset.earliest())) {
        past.add(sample);
      }
    }
    return new Attributor(alarm, watched.metricType(), scale(tenant, watched), depth)
        .attribute(past, now, lookback.limited());
  }

  /** The scale of the scores that are watched, where their domain declared one. */
  @Nullable ScoreScale scale(TenantId tenant, Watched watched) {
    return settings.apply(tenant, watched).scale();
  }

  /** Looks back from a time, that of the last sample that counts. */
  Lookback back(TenantId tenant, Watched watched, long lastMicros) {
    Instant until = Micros.toInstant(lastMicros + 1);
    Instant since = until.minus(PAST);
    boolean isAll = since.isBefore(Instant.EPOCH);
    ChangeHistory.Read read =
        ChangeHistory.newest(
            outcomes, tenant, watched, new TimeRange(isAll ? null : since, until), MOST_SAMPLES);
    List<PastSample> samples =
        read.events().stream()
            .map(event -> new PastSample(event.occurredAt(), event.value(), labels(watched, event)))
            .toList();
    if (!read.isWhole()) {
      return new Lookback(samples, List.of(Attribution.Limit.ROWS));
    }
    boolean isMore = !isAll && isAnyBefore(tenant, watched, since);
    return new Lookback(samples, isMore ? List.of(Attribution.Limit.PAST) : List.of());
  }

  private boolean isAnyBefore(TenantId tenant, Watched watched, Instant since) {
    EventQuery query =
        new EventQuery(
            watched.domain(),
            watched.eventType(),
            watched.metricType(),
            new TimeRange(null, since),
            watched.where(),
            1,
            null);
    return !outcomes.events(tenant, query).events().isEmpty();
  }

  /** Of a pool, the event type tells samples apart as metadata does. */
  private Map<String, String> labels(Watched watched, OutcomeEvent event) {
    Map<String, String> said = labels.apply(event.metadata());
    if (watched.eventType() != null) {
      return said;
    }
    Map<String, String> all = new TreeMap<>(said);
    all.putIfAbsent(EVENT_TYPE, event.series().eventType());
    return all;
  }
}
