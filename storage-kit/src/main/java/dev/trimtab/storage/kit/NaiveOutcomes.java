package dev.trimtab.storage.kit;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.FailureCount;
import dev.trimtab.outcome.Inventory;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.outcome.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a store must answer, found the slow way: in a list of events in the order of arrival. */
public final class NaiveOutcomes {
  private final List<OutcomeEvent> arrived = new ArrayList<>();
  private final List<OutcomeEvent> live = new ArrayList<>();

  /** Adds an event. */
  public void append(OutcomeEvent event) {
    arrived.add(event);
    live.add(event);
  }

  /** Takes an event out. */
  public void voidEvent(String id) {
    live.removeIf(event -> event.id().equals(id));
  }

  /** Every live event. */
  public List<OutcomeEvent> live() {
    return List.copyOf(live);
  }

  /** All pages of a query as one list. */
  public List<OutcomeEvent> list(EventQuery query) {
    return live.stream()
        .filter(event -> query.domain() == null || query.domain().equals(event.series().domain()))
        .filter(event -> isOfType(event, query.eventType()))
        .filter(
            event ->
                query.metricType() == null || query.metricType() == event.series().metricType())
        .filter(event -> isWithin(event, query.range()))
        .filter(event -> holds(event.metadata().json(), query.metadata()))
        .sorted(
            Comparator.comparing(OutcomeEvent::occurredAt)
                .thenComparing(OutcomeEvent::id)
                .reversed())
        .toList();
  }

  /** As {@link dev.trimtab.outcome.OutcomeStore#newest}. */
  public double[] newest(Selection selection, int window) {
    // The sort is stable: equal times stay in the order of arrival.
    List<OutcomeEvent> sorted =
        selected(selection).sorted(Comparator.comparing(OutcomeEvent::occurredAt)).toList();
    return sorted.subList(Math.max(0, sorted.size() - window), sorted.size()).stream()
        .mapToDouble(OutcomeEvent::value)
        .toArray();
  }

  /** As {@link dev.trimtab.outcome.OutcomeStore#aggregate}. */
  public Aggregate aggregate(Selection selection) {
    return selected(selection)
        .mapToDouble(OutcomeEvent::value)
        .mapToObj(value -> new Aggregate(1, value, value * value, value, value, value >= 1 ? 1 : 0))
        .reduce(Aggregate.EMPTY, Aggregate::plus);
  }

  /** As {@link dev.trimtab.outcome.OutcomeStore#failureClasses}. */
  public List<FailureCount> failureClasses(@Nullable String domain, TimeRange range, int limit) {
    Map<String, Long> counts = new TreeMap<>();
    selected(new Selection(MetricType.FAILURE_CLASS, domain, null, range))
        .forEach(event -> counts.merge(event.metadata().failureClassOrUnknown(), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(entry -> new FailureCount(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(FailureCount::count).reversed())
        .limit(limit)
        .toList();
  }

  /** As {@link dev.trimtab.outcome.OutcomeStore#inventory}: names stay, counts do not. */
  public Inventory inventory(@Nullable String domain, int limit) {
    Map<MetricType, Long> counts = new EnumMap<>(MetricType.class);
    for (MetricType type : MetricType.values()) {
      counts.put(type, aggregate(new Selection(type, domain, null, TimeRange.ALL)).count());
    }
    List<OutcomeEvent> ever = arrived.stream().filter(event -> isOf(event, domain)).toList();
    List<String> domains = ever.stream().map(event -> event.series().domain()).toList();
    return new Inventory(
        counts.values().stream().mapToLong(Long::longValue).sum(),
        names(domains, limit),
        domains.stream().distinct().count(),
        names(ever.stream().map(event -> event.series().eventType()).toList(), limit),
        counts);
  }

  /** As {@link dev.trimtab.outcome.OutcomeStore#lastOccurredAt}. */
  public Optional<Instant> lastOccurredAt() {
    return live.stream()
        .filter(event -> isOf(event, null))
        .map(OutcomeEvent::occurredAt)
        .max(Comparator.naturalOrder());
  }

  /** Of objects without nesting and escapes. */
  private static boolean holds(String json, Map<String, String> metadata) {
    String members = "," + json.substring(1, json.length() - 1) + ",";
    return metadata.entrySet().stream()
        .allMatch(
            entry ->
                members.contains(",\"%s\":\"%s\",".formatted(entry.getKey(), entry.getValue()))
                    || members.contains(",\"%s\":%s,".formatted(entry.getKey(), entry.getValue())));
  }

  private static List<String> names(List<String> all, int limit) {
    return all.stream().distinct().sorted().limit(limit).toList();
  }

  private Stream<OutcomeEvent> selected(Selection selection) {
    return live.stream()
        .filter(event -> event.series().metricType() == selection.metricType())
        .filter(event -> isOf(event, selection.domain()))
        .filter(event -> isOfType(event, selection.eventType()))
        .filter(event -> isWithin(event, selection.range()));
  }

  /** Those of the server itself are of no domain but when it is named. */
  private static boolean isOf(OutcomeEvent event, @Nullable String domain) {
    String own = event.series().domain();
    return domain == null ? !SystemDomain.includes(own) : domain.equals(own);
  }

  private static boolean isOfType(OutcomeEvent event, @Nullable String eventType) {
    return eventType == null || eventType.equals(event.series().eventType());
  }

  private static boolean isWithin(OutcomeEvent event, TimeRange range) {
    Instant at = event.occurredAt();
    return (range.since() == null || !at.isBefore(range.since()))
        && (range.until() == null || at.isBefore(range.until()));
  }
}
