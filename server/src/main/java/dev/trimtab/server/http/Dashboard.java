package dev.trimtab.server.http;

import dev.trimtab.client.DashboardOut;
import dev.trimtab.client.EventOut;
import dev.trimtab.client.FailureModeOut;
import dev.trimtab.client.OpenLoopOut;
import dev.trimtab.client.TrendOut;
import dev.trimtab.client.WeekOverWeekOut;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.Inventory;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.NewestEvents;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.trend.WeekOverWeek;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Composes the dashboard from the ports' answers, each of constant cost.
 *
 * @param store shows one moment
 * @param loops what is at work
 * @param evidence what the statistics say
 * @param environments which there are
 * @param wanted its domain and environment count for every part, its window for the trends
 * @param recentLimit how many of the newest events; 0 for none
 * @param failureDays how many days back failures are counted
 */
record Dashboard(
    OutcomeStore store,
    LoopStore loops,
    DomainRules rules,
    TrendEvidence evidence,
    Environments environments,
    TenantId tenant,
    TrendQuery wanted,
    int recentLimit,
    int failureDays) {
  private static final int MAX_NAMES = 1_000;
  private static final int MAX_FAILURE_MODES = 10;
  private static final int MAX_LOOPS = 50;
  private static final int MAX_CHANGE_POINTS = 50;

  DashboardOut at(Instant now) {
    return new DashboardOut(
        trends(),
        recentEvents(),
        WireRecords.summary(inventory()),
        weekOverWeek(now),
        failureModes(now),
        openLoops(),
        evidence.openChangePoints(tenant, wanted.domain(), wanted.environment(), MAX_CHANGE_POINTS),
        environments.names(tenant));
  }

  private Inventory inventory() {
    return store.inventory(tenant, wanted.domain(), wanted.environment(), MAX_NAMES);
  }

  private List<TrendOut> trends() {
    return new TrendReader(rules, evidence, tenant, wanted).all(store);
  }

  private List<EventOut> recentEvents() {
    if (recentLimit == 0) {
      return List.of();
    }
    return NewestEvents.of(store, tenant, wanted.domain(), wanted.environment(), null, recentLimit)
        .stream()
        .map(event -> WireRecords.event(tenant, event))
        .toList();
  }

  private List<OpenLoopOut> openLoops() {
    LoopStore.Query open =
        new LoopStore.Query(
            null, wanted.domain(), wanted.environment(), null, null, null, true, MAX_LOOPS, null);
    return loops.list(tenant, open).stream().map(Dashboard::openLoop).toList();
  }

  private static OpenLoopOut openLoop(Loop loop) {
    return new OpenLoopOut(
        loop.id(),
        loop.template(),
        loop.series().domain(),
        loop.series().eventType(),
        loop.series().metricType().wireName(),
        loop.state().wireName(),
        loop.openedAt(),
        loop.standing().since(),
        loop.cause().seen());
  }

  private List<WeekOverWeekOut> weekOverWeek(Instant now) {
    List<MetricType> types = WeekOverWeek.METRIC_TYPES;
    List<Selection> weeks =
        Stream.of(WeekOverWeek.currentWeek(now), WeekOverWeek.previousWeek(now))
            .flatMap(week -> types.stream().map(type -> in(type, week)))
            .toList();
    List<Aggregate> counted = store.aggregates(tenant, weeks);
    return IntStream.range(0, types.size())
        .mapToObj(
            index ->
                WeekOverWeek.of(
                    types.get(index), counted.get(index), counted.get(types.size() + index)))
        .map(WireRecords::weekOverWeek)
        .toList();
  }

  private Selection in(MetricType type, TimeRange range) {
    return new Selection(type, wanted.domain(), wanted.environment(), null, range);
  }

  private List<FailureModeOut> failureModes(Instant now) {
    TimeRange days = TimeRange.lastDays(failureDays, now);
    return store
        .failureClasses(tenant, wanted.domain(), wanted.environment(), days, MAX_FAILURE_MODES)
        .stream()
        .map(WireRecords::failureMode)
        .toList();
  }
}
