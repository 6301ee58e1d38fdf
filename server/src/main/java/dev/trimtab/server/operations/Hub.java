package dev.trimtab.server.operations;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.client.HubOut;
import dev.trimtab.client.IngestOut;
import dev.trimtab.client.OutcomePulseOut;
import dev.trimtab.client.TrendOut;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.NewestEvents;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.server.http.TrendEvidence;
import dev.trimtab.server.http.TrendQuery;
import dev.trimtab.server.http.TrendReader;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Composes the hub of one tenant from the ports' answers. Counts are of whole minutes, which the
 * store keeps counted, so that the cost is the same however much comes in.
 */
record Hub(
    HubProcesses processes,
    ChangeStore changes,
    OutcomeStore outcomes,
    Recorder recorder,
    DomainRules rules,
    TrendEvidence evidence,
    TenantId tenant) {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final double MILLIS = 1_000;
  private static final Duration HOUR = Duration.ofHours(1);

  HubOut at(Instant now, HubQuery wanted) {
    return new HubOut(
        now,
        processes.running(tenant),
        processes.list(tenant, wanted),
        pulses(now),
        new IngestOut(rate(now), recorder.waitingEvents(tenant), oldestUnhandled(now)));
  }

  /** In seconds; null where nothing waits to be looked at. */
  private @Nullable Double oldestUnhandled(Instant now) {
    return changes
        .oldestUnhandled(tenant)
        .map(recorded -> Math.max(0, Duration.between(recorded, now).toMillis() / MILLIS))
        .orElse(null);
  }

  private List<OutcomePulseOut> pulses(Instant now) {
    TrendReader trends = new TrendReader(rules, evidence, tenant, TrendQuery.USUAL);
    Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
    TimeRange hour = new TimeRange(end.minus(HOUR), end);
    List<TrendOut> leaning = trends.all(outcomes);
    List<Long> open = evidence.open(tenant, all(TimeRange.ALL));
    List<Long> counts = counts(hour);
    List<MetricType> types = List.of(MetricType.values());
    return IntStream.range(0, types.size())
        .mapToObj(
            index ->
                new OutcomePulseOut(
                    leaning.get(index).metricType(),
                    leaning.get(index).direction(),
                    leaning.get(index).evidence(),
                    open.get(index).intValue(),
                    counts.get(index),
                    last(types.get(index))))
        .toList();
  }

  private double rate(Instant now) {
    Instant end = now.truncatedTo(ChronoUnit.MINUTES);
    TimeRange minute = new TimeRange(end.minus(MINUTE), end);
    long events = counts(minute).stream().mapToLong(Long::longValue).sum();
    return events / (double) MINUTE.toSeconds();
  }

  /** Of each metric type, in their order. */
  private List<Long> counts(TimeRange range) {
    return outcomes.aggregates(tenant, all(range)).stream().map(Aggregate::count).toList();
  }

  /** Each metric type as a whole, in their order. */
  private static List<Selection> all(TimeRange range) {
    return Arrays.stream(MetricType.values())
        .map(type -> new Selection(type, null, null, range))
        .toList();
  }

  private @Nullable Instant last(MetricType type) {
    return NewestEvents.of(outcomes, tenant, null, null, type, 1).stream()
        .findFirst()
        .map(OutcomeEvent::occurredAt)
        .orElse(null);
  }
}
