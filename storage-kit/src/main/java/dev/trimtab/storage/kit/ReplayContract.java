package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayPage.Positioned;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.SampleQuery;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StoredSample;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Events read in the order in which they were stored. */
public abstract class ReplayContract extends OutcomeContract {
  private static final MetricType METRIC = MetricType.COST_USD;
  private static final Sent ORDER = Sent.of("shop", "order", MetricType.COST_USD, 8);

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void everyEventAskedForComesOnceInTheOrderOfItsPosition(
      @ForAll("histories") History history,
      @ForAll("queries") EventQuery query,
      @ForAll @IntRange(max = 30) int after) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);
    record(newTenant(), history);
    List<OutcomeEvent> stored = history.events();
    long through = store().lastPosition(tenant);
    assertThat(through).isEqualTo(stored.size());

    List<Positioned> read = walk(tenant, new ReplayQuery(query, after, through));

    HashSet<OutcomeEvent> wanted = new HashSet<>(expected.list(query));
    List<Positioned> right = new ArrayList<>();
    for (int i = after; i < stored.size(); i++) {
      if (wanted.contains(stored.get(i))) {
        right.add(new Positioned(i + 1L, stored.get(i)));
      }
    }
    assertThat(read).isEqualTo(right);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void theSamplesOfASeriesComeInTheOrderOfTheirPositions(
      @ForAll("histories") History history,
      @ForAll("ranges") TimeRange range,
      @ForAll boolean labelled) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);
    record(newTenant(), history);
    for (String domain : Histories.DOMAINS) {
      SeriesKey series = new SeriesKey(domain, Histories.EVENT_TYPES.getFirst(), METRIC);
      EventQuery query =
          new EventQuery(domain, series.eventType(), METRIC, range, Map.of(), 1_000, null);
      HashSet<OutcomeEvent> wanted = new HashSet<>(expected.list(query));
      List<StoredSample> right = new ArrayList<>();
      for (int i = 0; i < history.events().size(); i++) {
        OutcomeEvent event = history.events().get(i);
        if (wanted.contains(event)) {
          String label = labelled ? event.metadata().text("agent") : "";
          right.add(new StoredSample(i + 1L, event.recordedAt(), event.value(), label));
        }
      }
      String key = labelled ? "agent" : null;
      assertThat(store().samples(tenant, new SampleQuery(series, range, key, 1_000)))
          .isEqualTo(right);
    }
  }

  @Example
  void asManySamplesAsAskedForAreThoseThatOccurredFirst() {
    TenantId tenant = newTenant();
    SeriesKey series = ORDER.series();
    append(
        Sent.batch(
            tenant,
            ORDER.withId("late"),
            ORDER.withId("early").at(Sent.NOW.minusSeconds(9)),
            ORDER.withId("between").at(Sent.NOW.minusSeconds(5))));
    assertThat(store().samples(tenant, new SampleQuery(series, TimeRange.ALL, null, 2)))
        .extracting(StoredSample::position)
        .containsExactly(2L, 3L);
    assertThat(store().samples(newTenant(), new SampleQuery(series, TimeRange.ALL, null, 2)))
        .isEmpty();
  }

  @Example
  void samplesBehindAPositionAreThoseThatWereStoredFirst() {
    TenantId tenant = newTenant();
    SeriesKey series = ORDER.series();
    append(
        Sent.batch(
            tenant,
            ORDER.withId("first"),
            ORDER.withId("late"),
            ORDER.withId("early").at(Sent.NOW.minusSeconds(9)),
            ORDER.withId("between").at(Sent.NOW.minusSeconds(5))));
    for (String label : new String[] {null, "agent"}) {
      assertThat(store().samples(tenant, new SampleQuery(series, TimeRange.ALL, label, 1, 2)))
          .extracting(StoredSample::position)
          .containsExactly(2L, 3L);
      assertThat(store().samples(tenant, new SampleQuery(series, TimeRange.ALL, label, 4, 2)))
          .isEmpty();
    }
  }

  @Provide
  Arbitrary<TimeRange> ranges() {
    return Histories.ranges();
  }

  @Example
  void whatIsStoredLaterIsBehindTheEnd() {
    TenantId tenant = newTenant();
    append(Sent.success(1).by(tenant), Sent.success(0).by(tenant));
    long through = store().lastPosition(tenant);
    append(Sent.success(1).by(tenant));

    ReplayPage page = store().replay(tenant, new ReplayQuery(all(10), 0, through));
    assertThat(page.events()).extracting(Positioned::position).containsExactly(1L, 2L);
    assertThat(page.reached()).isEqualTo(2);
    assertThat(store().lastPosition(tenant)).isEqualTo(3);
  }

  @Example
  void aTenantNobodyHasWrittenForIsEmpty() {
    TenantId tenant = newTenant();
    assertThat(store().lastPosition(tenant)).isZero();
    assertThat(store().replay(tenant, new ReplayQuery(all(10), 0, 7)))
        .isEqualTo(new ReplayPage(List.of(), 7));
  }

  /** Voided events leave gaps, and the newest one may be such a gap. */
  @Example
  void theEndIsReachedThoughItIsVoided() {
    TenantId tenant = newTenant();
    append(Sent.batch(tenant, Sent.success(1), ORDER.withId("b"), ORDER.withId("c")));
    store().voidEvent(tenant, "b", "a slip", Sent.NOW);
    store().voidEvent(tenant, "c", "a slip", Sent.NOW);

    ReplayPage page = store().replay(tenant, new ReplayQuery(all(10), 0, 3));
    assertThat(page.events()).extracting(Positioned::position).containsExactly(1L);
    assertThat(page.reached()).isEqualTo(3);
    assertThat(store().lastPosition(tenant)).isEqualTo(3);
  }

  @Example
  void positionsAreTheTenantsOwn() {
    TenantId tenant = newTenant();
    TenantId other = newTenant();
    append(Sent.batch(tenant, ORDER.withId("a"), ORDER.withId("b")));
    append(ORDER.withId("theirs").by(other));

    assertThat(store().lastPosition(tenant)).isEqualTo(2);
    assertThat(store().lastPosition(other)).isEqualTo(1);
    assertThat(store().replay(other, new ReplayQuery(all(10), 0, 2)).events())
        .extracting(read -> read.event().id())
        .containsExactly("theirs");
  }

  /** Whoever asks for few among many: a page ends all the same, and the walk goes on. */
  @Example
  void manyEventsThatAreNotAskedFor() {
    TenantId tenant = newTenant();
    Sent[] hay = Collections.nCopies(12_000, ORDER).toArray(Sent[]::new);
    append(Sent.batch(tenant, hay));
    append(ORDER.in("needle").by(tenant));
    EventQuery wanted = new EventQuery("needle", null, null, TimeRange.ALL, Map.of(), 1_000, null);
    ReplayQuery query = new ReplayQuery(wanted, 0, 12_001);

    assertThat(store().replay(tenant, query).reached()).as("is bounded").isLessThan(12_001);
    assertThat(walk(tenant, query)).extracting(Positioned::position).containsExactly(12_001L);
  }

  /** Whoever reads a page holds it in memory. */
  @Example
  void aPageOfLargeEventsIsShort() {
    TenantId tenant = newTenant();
    Metadata large = new Metadata("{\"text\":\"%s\"}".formatted("x".repeat(15_000)), null);
    append(Sent.batch(tenant, Collections.nCopies(60, ORDER.with(large)).toArray(Sent[]::new)));
    ReplayQuery query = new ReplayQuery(all(1_000), 0, 60);

    ReplayPage page = store().replay(tenant, query);
    assertThat(page.events()).hasSizeBetween(1, 20);
    assertThat(page.reached()).isEqualTo(page.events().size());
    assertThat(walk(tenant, query)).hasSize(60);
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(40);
  }

  @Provide
  Arbitrary<EventQuery> queries() {
    Arbitrary<Map<String, String>> metadata =
        Arbitraries.of(Map.of(), Map.of(), Map.of("agent", "a"), Map.of("agent", "nobody"));
    return Combinators.combine(
            Arbitraries.of(Histories.DOMAINS).injectNull(0.6),
            Arbitraries.of(Histories.EVENT_TYPES).injectNull(0.6),
            Arbitraries.of(MetricType.values()).injectNull(0.6),
            Histories.ranges(),
            metadata,
            Arbitraries.of(1, 3, 100))
        .as(
            (domain, type, metric, range, said, limit) ->
                new EventQuery(domain, type, metric, range, said, limit, null));
  }

  private List<Positioned> walk(TenantId tenant, ReplayQuery query) {
    List<Positioned> all = new ArrayList<>();
    ReplayQuery next = query;
    while (next.after() < next.through()) {
      ReplayPage page = store().replay(tenant, next);
      assertThat(page.events()).hasSizeLessThanOrEqualTo(query.wanted().limit());
      assertThat(page.reached()).isGreaterThan(next.after());
      all.addAll(page.events());
      next = next.from(page.reached());
    }
    return all;
  }

  private static EventQuery all(int limit) {
    return new EventQuery(null, null, null, TimeRange.ALL, Map.of(), limit, null);
  }
}
