package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.NewestEvents;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Lists of events, page by page, and single events by id. */
public abstract class EventsContract extends OutcomeContract {
  private static final SeriesKey SERIES =
      new SeriesKey("support-bot", "ticket_closed", MetricType.QUALITY_SCORE);
  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
  void pagesHoldWhatIsAskedForExactlyOnce(
      @ForAll("histories") History history, @ForAll("queries") EventQuery query) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);
    record(newTenant(), history);

    assertThat(walk(tenant, query)).isEqualTo(expected.list(query));
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void findsLiveEventsById(@ForAll("histories") History history) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);
    TenantId other = newTenant();

    for (OutcomeEvent event : history.events()) {
      boolean isLive = expected.live().contains(event);
      assertThat(store().event(tenant, event.id()).isPresent()).isEqualTo(isLive);
      if (isLive) {
        assertThat(store().event(tenant, event.id())).contains(event);
      }
      assertThat(store().event(other, event.id())).isEmpty();
    }
    assertThat(store().event(tenant, "nobody's")).isEmpty();
  }

  @Example
  void aTenantNobodyHasWrittenForIsEmpty() {
    assertThat(store().events(newTenant(), all(50))).isEqualTo(new EventPage(List.of(), null));
    assertThat(store().lastOccurredAt(newTenant())).isEmpty();
  }

  @Example
  void moreEventsAtOneTimeThanAPageHolds() {
    TenantId tenant = newTenant();
    List<OutcomeEvent> events =
        IntStream.range(0, 300).mapToObj(i -> event("n" + i * 7 % 300, SERIES, "{}")).toList();
    store(tenant, events);
    NaiveOutcomes expected = new NaiveOutcomes();
    events.forEach(expected::append);

    for (EventQuery query :
        List.of(
            all(7),
            new EventQuery(null, null, SERIES.metricType(), TimeRange.ALL, Map.of(), 7, null),
            new EventQuery(SERIES.domain(), null, null, TimeRange.ALL, Map.of(), 7, null))) {
      assertThat(walk(tenant, query)).isEqualTo(expected.list(query));
    }
  }

  @Example
  void moreSeriesThanAreVisitedOneByOne() {
    TenantId tenant = newTenant();
    List<OutcomeEvent> events =
        IntStream.range(0, 1_300)
            .mapToObj(
                i ->
                    event(
                        "n" + i,
                        new SeriesKey(i % 2 == 0 ? "a" : "b", "type-" + i, SERIES.metricType()),
                        "{}"))
            .toList();
    store(tenant, events);
    NaiveOutcomes expected = new NaiveOutcomes();
    events.forEach(expected::append);
    EventQuery query = new EventQuery("a", null, null, TimeRange.ALL, Map.of(), 100, null);

    assertThat(walk(tenant, query)).isEqualTo(expected.list(query));
  }

  @Example
  void idsOfEqualTimeAreOrderedByCodePoints() {
    TenantId tenant = newTenant();
    store(
        tenant,
        List.of(
            event("\uFFFD", SERIES, "{}"), event("😀", SERIES, "{}"), event("a", SERIES, "{}")));

    assertThat(walk(tenant, all(1)).stream().map(OutcomeEvent::id))
        .containsExactly("😀", "\uFFFD", "a");
    assertThat(
            walk(
                    tenant,
                    new EventQuery(
                        null, null, SERIES.metricType(), TimeRange.ALL, Map.of(), 1, null))
                .stream()
                .map(OutcomeEvent::id))
        .containsExactly("😀", "\uFFFD", "a");
  }

  @Example
  void metadataCompareByTheirText() {
    TenantId tenant = newTenant();
    store(
        tenant,
        List.of(
            event(
                "text",
                SERIES,
                "{\"a.b\":\"dot\",\"k\":\"1.50\",\"q\\\"k\":\"quote\",\"s\\\\\":\"\\u00e4\\n\"}"),
            event("number", SERIES, "{\"big\":123456789012345678901234567890,\"k\":1.50}"),
            event("other", SERIES, "{\"k\":1.5,\"l\":[1.50],\"m\":{\"k\":\"1.50\"},\"z\":null}"),
            event("truth", SERIES, "{\"f\":false,\"t\":true}")));

    assertThat(idsWith(tenant, "k", "1.50")).containsExactly("text", "number");
    assertThat(idsWith(tenant, "k", "1.5")).containsExactly("other");
    assertThat(idsWith(tenant, "big", "123456789012345678901234567890")).containsExactly("number");
    assertThat(idsWith(tenant, "t", "true")).containsExactly("truth");
    assertThat(idsWith(tenant, "f", "false")).containsExactly("truth");
    assertThat(idsWith(tenant, "a.b", "dot")).containsExactly("text");
    assertThat(idsWith(tenant, "q\"k", "quote")).containsExactly("text");
    assertThat(idsWith(tenant, "s\\", "ä\n")).containsExactly("text");
    assertThat(idsWith(tenant, "z", "null")).isEmpty();
    assertThat(idsWith(tenant, "l", "[1.50]")).isEmpty();
    assertThat(idsWith(tenant, "m", "{\"k\":\"1.50\"}")).isEmpty();
    assertThat(idsWith(tenant, "none", "1.50")).isEmpty();
  }

  @Example
  void manyVerdictsHideNoEvent() {
    TenantId tenant = newTenant();
    store(tenant, List.of(success("mine", "bot", 0)));
    for (int i = 1; i <= 40; i++) {
      store(tenant, List.of(success("verdict-" + i, SystemDomain.LOOPS, i)));
    }

    assertThat(NewestEvents.of(store(), tenant, null, null, MetricType.SUCCESS_RATE, 1))
        .extracting(OutcomeEvent::id)
        .containsExactly("mine");
    assertThat(NewestEvents.of(store(), tenant, SystemDomain.LOOPS, null, null, 1))
        .extracting(OutcomeEvent::id)
        .containsExactly("verdict-40");
  }

  private static OutcomeEvent success(String id, String domain, int second) {
    return new OutcomeEvent(
        id,
        new SeriesKey(domain, "run", MetricType.SUCCESS_RATE),
        1,
        Histories.BEGIN.plusSeconds(second),
        Histories.ARRIVAL,
        Metadata.NONE);
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(60);
  }

  @Provide
  Arbitrary<EventQuery> queries() {
    Arbitrary<Map<String, String>> metadata =
        Arbitraries.of(
            Map.of(),
            Map.of(),
            Map.of("agent", "a"),
            Map.of("n", "1.50"),
            Map.of("agent", "a", "ok", "true"),
            Map.of("agent", "nobody"));
    return Combinators.combine(
            Arbitraries.of(Histories.DOMAINS).injectNull(0.5),
            Arbitraries.of(Histories.EVENT_TYPES).injectNull(0.5),
            Arbitraries.of(MetricType.values()).injectNull(0.5),
            Histories.ranges(),
            metadata,
            Arbitraries.of(1, 2, 3, 10, 1_000))
        .as(
            (domain, type, metric, range, keys, limit) ->
                new EventQuery(domain, type, metric, range, keys, limit, null));
  }

  private List<String> idsWith(TenantId tenant, String key, String text) {
    EventQuery query =
        new EventQuery(null, null, null, TimeRange.ALL, Map.of(key, text), 1_000, null);
    List<String> ids = walk(tenant, query).stream().map(OutcomeEvent::id).toList();
    // The same through the index of a metric type.
    EventQuery ofMetric =
        new EventQuery(
            null, null, SERIES.metricType(), TimeRange.ALL, Map.of(key, text), 1_000, null);
    assertThat(walk(tenant, ofMetric).stream().map(OutcomeEvent::id)).isEqualTo(ids);
    return ids;
  }

  /** Every page from the first to the last. */
  private List<OutcomeEvent> walk(TenantId tenant, EventQuery query) {
    List<OutcomeEvent> events = new ArrayList<>();
    EventQuery.@Nullable Cursor after = null;
    do {
      EventPage page =
          store()
              .events(
                  tenant,
                  new EventQuery(
                      query.domain(),
                      query.eventType(),
                      query.metricType(),
                      query.range(),
                      query.metadata(),
                      query.limit(),
                      after));
      assertThat(page.events()).hasSizeLessThanOrEqualTo(query.limit());
      assertThat(page.next()).as("goes on").isNotEqualTo(after == null ? "" : after);
      events.addAll(page.events());
      after = page.next();
    } while (after != null);
    return events;
  }

  private static EventQuery all(int limit) {
    return new EventQuery(null, null, null, TimeRange.ALL, Map.of(), limit, null);
  }

  private static OutcomeEvent event(String id, SeriesKey series, String metadata) {
    return new OutcomeEvent(id, series, 1, TIME, TIME, new Metadata(metadata, null));
  }
}
