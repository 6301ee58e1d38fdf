package dev.trimtab.change;

import dev.trimtab.change.ChangeStore.Found;
import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Takes up what detectors found: dates a change, looks for where it comes from, and keeps it; ends
 * the change point whose series is well again. Any number of nodes may do so at the same time.
 */
public final class FindingHandler {
  /** Samples that are looked at, the newest. */
  static final int MOST_SAMPLES = 10_000;

  /** How far back the past is looked at. */
  static final Duration PAST = Duration.ofDays(30);

  private final ChangeStore changes;
  private final OutcomeStore outcomes;
  private final BiFunction<TenantId, SeriesKey, DetectorSettings> settings;
  private final Function<Metadata, Map<String, String>> labels;

  /**
   * @param settings those of the detector
   * @param labels top-level metadata keys with a text, a number or a truth value, as text
   */
  public FindingHandler(
      ChangeStore changes,
      OutcomeStore outcomes,
      BiFunction<TenantId, SeriesKey, DetectorSettings> settings,
      Function<Metadata, Map<String, String>> labels) {
    this.changes = changes;
    this.outcomes = outcomes;
    this.settings = settings;
    this.labels = labels;
  }

  /**
   * Takes one finding up.
   *
   * @param at what time it is
   */
  public void handle(Found found, Instant at) {
    Optional<Detection> detection = Detection.decode(found.content());
    if (detection.isEmpty()) {
      changes.pass(found, at);
    } else if (detection.get().kind() == Detection.Kind.ALARM) {
      open(found, detection.get(), at);
    } else {
      close(found, detection.get(), at);
    }
  }

  private void open(Found found, Detection alarm, Instant now) {
    History history = history(found, alarm.at());
    Onset onset =
        new OnsetFinder(alarm, found.series().metricType(), isBounded(found))
            .find(history.samples());
    Instant at = Micros.toInstant(alarm.at().occurredAtMicros());
    Ending ending =
        alarm.direction() == Direction.IMPROVEMENT
            ? new Ending(Ending.Kind.SETTLED, at, null)
            : null;
    changes.open(
        found.tenant(),
        new ChangePoint(
            found.series(), alarm, onset, attribution(found, alarm, onset, history), ending, null),
        now);
  }

  private void close(Found found, Detection end, Instant now) {
    Ending.Kind kind =
        end.kind() == Detection.Kind.RECOVERED ? Ending.Kind.RECOVERED : Ending.Kind.SETTLED;
    Ending ending = new Ending(kind, Micros.toInstant(end.at().occurredAtMicros()), end);
    Attribution attribution =
        changes
            .open(found.tenant(), found.series())
            .map(
                point -> attribution(found, point.alarm(), point.onset(), history(found, end.at())))
            .orElse(null);
    changes.close(found, ending, attribution, now);
  }

  private Attribution attribution(Found found, Detection alarm, Onset onset, History history) {
    List<PastSample> past = new ArrayList<>();
    List<PastSample> now = new ArrayList<>();
    for (PastSample sample : history.samples()) {
      if (!sample.occurredAt().isBefore(onset.start())) {
        now.add(sample);
      } else if (sample.occurredAt().isBefore(onset.earliest())) {
        past.add(sample);
      }
    }
    ScoreScale scale = settings.apply(found.tenant(), found.series()).scale();
    return new Attributor(alarm, found.series().metricType(), scale)
        .attribute(past, now, history.limited());
  }

  private boolean isBounded(Found found) {
    ScoreScale scale = settings.apply(found.tenant(), found.series()).scale();
    return scale != null && scale.isBounded();
  }

  /**
   * What is looked at.
   *
   * @param samples oldest first
   */
  private record History(List<PastSample> samples, List<Attribution.Limit> limited) {}

  private History history(Found found, Detection.Moment end) {
    Instant until = Micros.toInstant(end.occurredAtMicros() + 1);
    Instant since = until.minus(PAST);
    TimeRange range = new TimeRange(since.isBefore(Instant.EPOCH) ? null : since, until);
    SeriesKey series = found.series();
    List<OutcomeEvent> newest = new ArrayList<>();
    EventQuery.Cursor next = null;
    do {
      EventPage page =
          outcomes.events(
              found.tenant(),
              new EventQuery(
                  series.domain(),
                  series.eventType(),
                  series.metricType(),
                  range,
                  Map.of(),
                  EventQuery.MAX_LIMIT,
                  next));
      newest.addAll(page.events());
      next = page.next();
    } while (next != null && newest.size() < MOST_SAMPLES);
    List<PastSample> samples =
        newest.reversed().stream()
            .map(
                event ->
                    new PastSample(
                        event.occurredAt(), event.value(), labels.apply(event.metadata())))
            .toList();
    return new History(
        samples, next == null ? List.of(Attribution.Limit.PAST) : List.of(Attribution.Limit.ROWS));
  }
}
