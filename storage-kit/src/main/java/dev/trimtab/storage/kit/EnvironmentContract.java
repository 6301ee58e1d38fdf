package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartGrid;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.Charted;
import dev.trimtab.chart.Grouping;
import dev.trimtab.chart.Statistic;
import dev.trimtab.context.DomainSettings;
import dev.trimtab.context.DomainSettingsStore.Extent;
import dev.trimtab.context.Marker;
import dev.trimtab.context.MarkerKind;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * An environment answers what a tenant would answer that has its domains and no others: no read
 * needs an oracle of its own.
 */
public abstract class EnvironmentContract extends OutcomeContract {
  private static final String LIVE = "production";
  private static final List<String> INSIDE = Histories.DOMAINS.subList(1, 3);
  private static final int MANY = 1_000;

  @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
  void answersAsATenantOfItsDomainsAlone(
      @ForAll("histories") History history,
      @ForAll("selections") Selection asked,
      @ForAll @IntRange(min = 1, max = 12) int window) {
    TenantId tenant = tenantOf(history);
    TenantId alone = newTenant();
    record(alone, only(history, event -> INSIDE.contains(event.series().domain())));
    Selection selection =
        new Selection(asked.metricType(), null, LIVE, asked.eventType(), asked.range());
    Selection whole = new Selection(asked.metricType(), null, asked.eventType(), asked.range());

    assertThat(store().newest(tenant, selection, window))
        .isEqualTo(store().newest(alone, whole, window));
    assertThat(store().aggregate(tenant, selection)).isEqualTo(store().aggregate(alone, whole));
    assertThat(store().failureClasses(tenant, null, LIVE, asked.range(), window))
        .isEqualTo(store().failureClasses(alone, null, asked.range(), window));
    assertThat(store().inventory(tenant, null, LIVE, window))
        .isEqualTo(store().inventory(alone, null, window));
    assertThat(events(tenant, LIVE, asked)).isEqualTo(events(alone, null, asked));
    assertThat(replayed(tenant, LIVE, asked)).isEqualTo(replayed(alone, null, asked));
  }

  @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
  void isDrawnAsATenantOfItsDomainsAlone(
      @ForAll("histories") History history,
      @ForAll("metrics") MetricType type,
      @ForAll("eventTypes") @Nullable String eventType,
      @ForAll("groupings") Grouping grouping) {
    TenantId tenant = tenantOf(history);
    TenantId alone = newTenant();
    record(alone, only(history, event -> INSIDE.contains(event.series().domain())));
    ChartGrid grid =
        ChartGrid.of(
            Histories.BEGIN, Histories.BEGIN.plus(Duration.ofDays(3)), Duration.ofMinutes(30));
    ChartQuery query =
        new ChartQuery(type, null, LIVE, eventType, grid, Statistic.SUM, grouping, 2);
    ChartQuery whole = new ChartQuery(type, null, eventType, grid, Statistic.SUM, grouping, 2);

    Chart chart = draw(tenant, query);
    Chart expected = draw(alone, whole);
    assertThat(chart).usingRecursiveComparison().isEqualTo(expected);
  }

  /** More than are visited one by one at once. */
  @Example
  void ofVeryManySeries() {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = new NaiveOutcomes();
    List<OutcomeEvent> events = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      SeriesKey series =
          new SeriesKey(i < 700 ? "inside" : "outside", "type-" + i % 900, MetricType.COST_USD);
      events.add(
          new OutcomeEvent(
              "n" + i,
              series,
              i,
              Histories.BEGIN.plusSeconds(i / 2),
              Histories.ARRIVAL,
              Metadata.NONE));
    }
    store(tenant, events);
    events.forEach(expected::append);
    place(tenant, "inside", LIVE);
    Selection selection = new Selection(MetricType.COST_USD, null, LIVE, null, TimeRange.ALL);

    for (int window : new int[] {1, 20, 800}) {
      assertThat(store().newest(tenant, selection, window))
          .isEqualTo(
              expected.newest(
                  new Selection(MetricType.COST_USD, "inside", null, TimeRange.ALL), window));
    }
    EventQuery list = new EventQuery(null, LIVE, null, null, TimeRange.ALL, Map.of(), 10, null);
    assertThat(store().events(tenant, list).events())
        .hasSize(10)
        .allMatch(event -> event.series().domain().equals("inside"));
  }

  @Example
  void isCountedAsFarAsIsAskedFor() {
    TenantId tenant = newTenant();
    store(tenant, List.of(event("a", "one"), event("b", "two"), event("c", "three")));
    place(tenant, "one", LIVE);
    place(tenant, "two", LIVE);
    place(tenant, "without outcomes", LIVE);
    place(tenant, "three", "staging");

    assertThat(extent(tenant, LIVE, 9, 9)).isEqualTo(new Extent(3, 2));
    assertThat(extent(tenant, LIVE, 2, 1)).isEqualTo(new Extent(2, 1));
    assertThat(extent(tenant, "nowhere", 9, 9)).isEqualTo(new Extent(0, 0));
    assertThat(extent(newTenant(), LIVE, 9, 9)).isEqualTo(new Extent(0, 0));
    assertThat(storage().domains().environments(tenant, 9)).containsExactly(LIVE, "staging");
    assertThat(storage().domains().environments(tenant, 1)).containsExactly(LIVE);
    assertThat(storage().domains().environments(newTenant(), 9)).isEmpty();
  }

  @Example
  void aDomainThatMovesIsCountedWhereItIsNow() {
    TenantId tenant = newTenant();
    store(tenant, List.of(event("a", "one")));
    place(tenant, "one", LIVE);
    place(tenant, "one", "staging");

    assertThat(store().inventory(tenant, null, LIVE, MANY).totalEvents()).isZero();
    assertThat(store().inventory(tenant, null, "staging", MANY).totalEvents()).isOne();
  }

  @Example
  void markersAreThoseOfItsDomains() {
    TenantId tenant = newTenant();
    place(tenant, "one", LIVE);
    for (String domain : List.of("one", "two")) {
      Marker marker =
          new Marker(
              domain,
              domain,
              MarkerKind.DEPLOY,
              "v2",
              null,
              null,
              Histories.BEGIN,
              Histories.ARRIVAL);
      storage().markers().add(tenant, marker, true);
    }

    assertThat(
            storage()
                .markers()
                .markers(tenant, new MarkerStore.Query(null, LIVE, TimeRange.ALL, 9, null))
                .markers())
        .extracting(Marker::domain)
        .containsExactly("one");
  }

  @Example
  void anothersDomainOfThatNameIsNone() {
    TenantId tenant = newTenant();
    TenantId other = newTenant();
    store(tenant, List.of(event("a", "one")));
    store(other, List.of(event("b", "one")));
    place(other, "one", LIVE);
    Selection selection = new Selection(MetricType.COST_USD, null, LIVE, null, TimeRange.ALL);

    assertThat(store().newest(tenant, selection, 9)).isEmpty();
    assertThat(store().newest(other, selection, 9)).hasSize(1);
    assertThat(store().aggregate(tenant, selection).count()).isZero();
    assertThat(store().inventory(tenant, null, LIVE, MANY).totalEvents()).isZero();
    assertThat(events(tenant, LIVE, selection)).isEmpty();
  }

  /** A tenant of that history, whose environment holds two of its domains. */
  private TenantId tenantOf(History history) {
    TenantId tenant = newTenant();
    record(tenant, history);
    INSIDE.forEach(domain -> place(tenant, domain, LIVE));
    place(tenant, Histories.DOMAINS.getFirst(), "staging");
    return tenant;
  }

  private void place(TenantId tenant, String domain, String environment) {
    DomainSettings settings =
        new DomainSettings(domain, null, null, environment, null, Map.of(), Histories.ARRIVAL);
    AuditEntry entry =
        new AuditEntry(Histories.ARRIVAL, tenant, "somebody", null, "domain.put", domain, "{}");
    assertThat(storage().domains().put(tenant, settings, MANY, entry)).isTrue();
  }

  private Extent extent(TenantId tenant, String environment, int domains, int series) {
    return storage().domains().extent(tenant, environment, new Extent(domains, series));
  }

  private static History only(History history, Predicate<OutcomeEvent> wanted) {
    return new History(
        history.events().stream().filter(wanted).toList(),
        history.voided().stream().filter(wanted).toList());
  }

  private static OutcomeEvent event(String id, String domain) {
    return new OutcomeEvent(
        id,
        new SeriesKey(domain, "run", MetricType.COST_USD),
        1,
        Histories.BEGIN,
        Histories.ARRIVAL,
        Metadata.NONE);
  }

  private List<OutcomeEvent> events(
      TenantId tenant, @Nullable String environment, Selection asked) {
    return store().events(tenant, query(environment, asked)).events();
  }

  private List<OutcomeEvent> replayed(
      TenantId tenant, @Nullable String environment, Selection asked) {
    ReplayQuery query = new ReplayQuery(query(environment, asked), 0, store().lastPosition(tenant));
    return store().replay(tenant, query).events().stream().map(each -> each.event()).toList();
  }

  private static EventQuery query(@Nullable String environment, Selection asked) {
    return new EventQuery(
        null,
        environment,
        asked.eventType(),
        asked.metricType(),
        asked.range(),
        Map.of(),
        MANY,
        null);
  }

  private Chart draw(TenantId tenant, ChartQuery query) {
    if (storage().charts().chart(tenant, query) instanceof Charted.Drawn(Chart chart)) {
      return chart;
    }
    throw new AssertionError("not drawn: " + query);
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(60);
  }

  @Provide
  Arbitrary<Selection> selections() {
    return Histories.selections();
  }

  @Provide
  Arbitrary<MetricType> metrics() {
    return Arbitraries.of(MetricType.values());
  }

  @Provide
  Arbitrary<@Nullable String> eventTypes() {
    return Arbitraries.of(Histories.EVENT_TYPES).injectNull(0.5);
  }

  @Provide
  Arbitrary<Grouping> groupings() {
    return Arbitraries.of(
        new Grouping.None(),
        new Grouping.Domain(),
        new Grouping.EventType(),
        new Grouping.Metadata("agent"));
  }
}
