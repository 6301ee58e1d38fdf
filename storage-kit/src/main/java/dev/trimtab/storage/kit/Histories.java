package dev.trimtab.storage.kit;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.outcome.TimeRange;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Histories of few names, few values and few times, so that everything meets everything. */
public final class Histories {
  /** Before every event. */
  public static final Instant BEGIN = Instant.parse("2026-02-27T22:00:00Z");

  /** When every event arrives. */
  public static final Instant ARRIVAL = Instant.parse("2026-03-10T00:00:00Z");

  public static final List<String> DOMAINS =
      List.of("billing-bot", "django/django", "Ärger", SystemDomain.LOOPS);
  public static final List<String> EVENT_TYPES = List.of("invoke_agent", "ticket_closed");

  /** Metadata and their failure class. */
  public static final List<Metadata> METADATA =
      List.of(
          Metadata.NONE,
          new Metadata("{\"agent\":\"a\",\"failure_class\":\"timeout\"}", "timeout"),
          new Metadata(
              "{\"agent\":\"b\",\"failure_class\":\"wrong_patch\",\"n\":1.50}", "wrong_patch"),
          new Metadata("{\"agent\":\"a\",\"n\":1.5,\"ok\":true}", null));

  private Histories() {}

  /** True for the ids that {@link EventIds} makes. */
  static boolean isMadeHere(String id) {
    return EventIds.occurredAtMicros(id) >= 0;
  }

  /** An event without its id. */
  private record Draft(
      SeriesKey series,
      double value,
      Instant occurredAt,
      Metadata metadata,
      boolean ownId,
      boolean voided) {}

  /** Histories of up to {@code most} events. */
  public static Arbitrary<History> upTo(int most) {
    return upTo(most, MetricType.values());
  }

  /** Histories of up to {@code most} events of one metric type. */
  public static Arbitrary<History> ofMetric(MetricType type, int most) {
    return upTo(most, type);
  }

  private static Arbitrary<History> upTo(int most, MetricType... types) {
    return drafts(types).list().ofMaxSize(most).map(Histories::history);
  }

  /** Selections with and without a domain and an event type. */
  public static Arbitrary<Selection> selections() {
    return Combinators.combine(
            Arbitraries.of(MetricType.values()),
            Arbitraries.of(DOMAINS).injectNull(0.5),
            Arbitraries.of(EVENT_TYPES).injectNull(0.5),
            ranges())
        .as(Selection::new);
  }

  /** Times at, just before and just behind the borders of minutes, hours and days. */
  public static Arbitrary<Instant> times() {
    return Combinators.combine(
            Arbitraries.of(0, 1, 2, 26, 49),
            Arbitraries.of(0, 0, 1, 59),
            Arbitraries.of(0L, 0L, 1L, 30_000_000L, 59_999_999L))
        .as(
            (hours, minutes, micros) ->
                BEGIN
                    .plus(hours, ChronoUnit.HOURS)
                    .plus(minutes, ChronoUnit.MINUTES)
                    .plus(micros, ChronoUnit.MICROS));
  }

  /** Ranges of such times, open at either end or both. */
  public static Arbitrary<TimeRange> ranges() {
    return Combinators.combine(times().injectNull(0.3), times().injectNull(0.3))
        .as(Histories::range);
  }

  private static TimeRange range(@Nullable Instant a, @Nullable Instant b) {
    return a != null && b != null && b.isBefore(a) ? new TimeRange(b, a) : new TimeRange(a, b);
  }

  private static Arbitrary<Draft> drafts(MetricType... types) {
    Arbitrary<SeriesKey> series =
        Combinators.combine(
                Arbitraries.of(DOMAINS), Arbitraries.of(EVENT_TYPES), Arbitraries.of(types))
            .as(SeriesKey::new);
    // Eighths add up exactly, in whatever order.
    Arbitrary<Double> values = Arbitraries.integers().between(0, 8).map(eighths -> eighths / 8.0);
    return Combinators.combine(
            series,
            values,
            times(),
            Arbitraries.of(METADATA),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false, false, false, false))
        .as(Draft::new);
  }

  private static History history(List<Draft> drafts) {
    EventIds ids = new EventIds(InstantSource.fixed(ARRIVAL), new Random(1));
    List<OutcomeEvent> events = new ArrayList<>();
    List<OutcomeEvent> voided = new ArrayList<>();
    for (Draft draft : drafts) {
      // Callers' ids are in no order of theirs.
      String id =
          draft.ownId() ? "order-" + (events.size() * 37 % 101) : ids.next(draft.occurredAt());
      OutcomeEvent event =
          new OutcomeEvent(
              id, draft.series(), draft.value(), draft.occurredAt(), ARRIVAL, draft.metadata());
      events.add(event);
      if (draft.voided()) {
        voided.add(event);
      }
    }
    return new History(events, voided);
  }
}
