package dev.trimtab.server.http;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.FailureCount;
import dev.trimtab.outcome.Inventory;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The simplest store there can be: a list of rows, looked through from end to end. */
final class MemoryOutcomeStore implements OutcomeStore {
  private static final int SERIES_LIMIT = 20;

  private static final Comparator<OutcomeEvent> NEWEST_FIRST =
      Comparator.comparing(OutcomeEvent::occurredAt).thenComparing(OutcomeEvent::id).reversed();

  private final List<Row> rows = new ArrayList<>();
  private volatile StorageException.Kind failure;

  private record Row(TenantId tenant, OutcomeEvent event, long position) {}

  /** Lets every call fail so from now on; null for none. */
  void failWith(StorageException.Kind kind) {
    failure = kind;
  }

  synchronized void clear() {
    rows.clear();
    failure = null;
  }

  @Override
  public synchronized List<List<Appended>> append(List<Submission> group) {
    fail();
    return group.stream().map(this::append).toList();
  }

  private List<Appended> append(Submission submission) {
    int before = rows.size();
    List<Appended> appended =
        submission.items().stream().map(item -> append(submission.tenant(), item)).toList();
    boolean whole =
        appended.stream()
            .allMatch(a -> a instanceof Appended.Stored || a instanceof Appended.Duplicate);
    if (!submission.atomic() || whole) {
      return appended;
    }
    rows.subList(before, rows.size()).clear();
    return appended.stream()
        .map(a -> a instanceof Appended.Stored ? new Appended.LeftOut() : a)
        .toList();
  }

  private Appended append(TenantId tenant, Submission.Item item) {
    Optional<Row> known =
        rows.stream()
            .filter(of(tenant))
            .filter(r -> r.event.id().equals(item.event().id()))
            .findFirst();
    if (known.isPresent()) {
      Row row = known.get();
      return item.matches(row.event)
          ? new Appended.Duplicate(row.event, row.position)
          : new Appended.Conflicting(row.event.id());
    }
    long series = rows.stream().filter(of(tenant)).map(r -> r.event.series()).distinct().count();
    boolean isNew =
        rows.stream()
            .filter(of(tenant))
            .noneMatch(r -> r.event.series().equals(item.event().series()));
    if (isNew && series == SERIES_LIMIT) {
      return new Appended.SeriesLimitReached(SERIES_LIMIT);
    }
    rows.add(new Row(tenant, item.event(), rows.size() + 1));
    return new Appended.Stored(item.event(), rows.size());
  }

  @Override
  public boolean mixesTenants() {
    return true;
  }

  @Override
  public synchronized EventPage events(TenantId tenant, EventQuery query) {
    fail();
    List<OutcomeEvent> found =
        rows.stream()
            .filter(of(tenant))
            .map(Row::event)
            .filter(e -> query.domain() == null || query.domain().equals(e.series().domain()))
            .filter(
                e -> query.eventType() == null || query.eventType().equals(e.series().eventType()))
            .filter(
                e -> query.metricType() == null || query.metricType() == e.series().metricType())
            .filter(e -> isIn(query.range(), e))
            .filter(e -> query.metadata().entrySet().stream().allMatch(m -> has(e, m)))
            .sorted(NEWEST_FIRST)
            .filter(e -> query.after() == null || isAfter(query.after(), e))
            .limit(query.limit() + 1L)
            .toList();
    if (found.size() <= query.limit()) {
      return new EventPage(found, null);
    }
    OutcomeEvent last = found.get(query.limit() - 1);
    return new EventPage(
        found.subList(0, query.limit()), new EventQuery.Cursor(last.occurredAt(), last.id()));
  }

  /** Good enough for texts without escapes. */
  private static boolean has(OutcomeEvent event, Map.Entry<String, String> member) {
    return event
        .metadata()
        .json()
        .contains("\"" + member.getKey() + "\":\"" + member.getValue() + "\"");
  }

  private static boolean isAfter(EventQuery.Cursor cursor, OutcomeEvent event) {
    int byTime = event.occurredAt().compareTo(cursor.occurredAt());
    return byTime < 0 || (byTime == 0 && event.id().compareTo(cursor.id()) < 0);
  }

  private static boolean isIn(TimeRange range, OutcomeEvent event) {
    return (range.since() == null || !event.occurredAt().isBefore(range.since()))
        && (range.until() == null || event.occurredAt().isBefore(range.until()));
  }

  @Override
  public synchronized Optional<OutcomeEvent> event(TenantId tenant, String id) {
    fail();
    return rows.stream()
        .filter(of(tenant))
        .map(Row::event)
        .filter(e -> e.id().equals(id))
        .findFirst();
  }

  private Stream<Row> selected(TenantId tenant, Selection selection) {
    fail();
    return rows.stream()
        .filter(of(tenant))
        .filter(r -> r.event.series().metricType() == selection.metricType())
        .filter(
            r -> selection.domain() == null || selection.domain().equals(r.event.series().domain()))
        .filter(
            r ->
                selection.eventType() == null
                    || selection.eventType().equals(r.event.series().eventType()))
        .filter(r -> isIn(selection.range(), r.event));
  }

  @Override
  public synchronized double[] newest(TenantId tenant, Selection selection, int window) {
    double[] all =
        selected(tenant, selection)
            .sorted(
                Comparator.comparing((Row r) -> r.event.occurredAt()).thenComparingLong(Row::position))
            .mapToDouble(r -> r.event.value())
            .toArray();
    return Arrays.copyOfRange(all, Math.max(0, all.length - window), all.length);
  }

  @Override
  public synchronized Aggregate aggregate(TenantId tenant, Selection selection) {
    return selected(tenant, selection)
        .map(r -> r.event.value())
        .map(v -> new Aggregate(1, v, v * v, v, v, v >= 1 ? 1 : 0))
        .reduce(Aggregate.EMPTY, Aggregate::plus);
  }

  @Override
  public synchronized List<FailureCount> failureClasses(
      TenantId tenant, String domain, TimeRange range, int limit) {
    return selected(tenant, new Selection(MetricType.FAILURE_CLASS, domain, null, range))
        .collect(
            Collectors.groupingBy(
                r -> r.event.metadata().failureClassOrUnknown(),
                TreeMap::new,
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> new FailureCount(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong(FailureCount::count).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Inventory inventory(TenantId tenant, String domain, int limit) {
    fail();
    List<OutcomeEvent> all =
        rows.stream()
            .filter(of(tenant))
            .map(Row::event)
            .filter(e -> domain == null || domain.equals(e.series().domain()))
            .toList();
    List<String> domains = all.stream().map(e -> e.series().domain()).distinct().sorted().toList();
    return new Inventory(
        all.size(),
        domains.stream().limit(limit).toList(),
        domains.size(),
        all.stream().map(e -> e.series().eventType()).distinct().sorted().limit(limit).toList(),
        all.stream()
            .collect(Collectors.groupingBy(e -> e.series().metricType(), Collectors.counting())));
  }

  @Override
  public synchronized Optional<Instant> lastOccurredAt(TenantId tenant) {
    return last(of(tenant));
  }

  @Override
  public synchronized Optional<Instant> lastOccurredAtAnywhere() {
    return last(row -> true);
  }

  private Optional<Instant> last(Predicate<Row> which) {
    fail();
    return rows.stream()
        .filter(which)
        .map(r -> r.event.occurredAt())
        .max(Comparator.naturalOrder());
  }

  @Override
  public synchronized boolean voidEvent(TenantId tenant, String id, String reason, Instant at) {
    fail();
    return rows.removeIf(of(tenant).and(r -> r.event.id().equals(id)));
  }

  private static Predicate<Row> of(TenantId tenant) {
    return row -> row.tenant.equals(tenant);
  }

  private void fail() {
    if (failure != null) {
      throw new StorageException(
          failure, "told to fail", new IllegalStateException("secret cause"));
    }
  }
}
