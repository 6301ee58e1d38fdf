package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where outcome events are kept. Thread-safe. Every method may throw {@link StorageException}.
 * Reads see every append that returned before they began; a tenant nobody has written for is empty,
 * never an error. No read's cost grows with the number of events stored.
 */
public interface OutcomeStore extends EventAppender {
  /**
   * Runs {@code reads} on a store that shows one moment, so that they agree with each other. Costs
   * less than one after the other.
   *
   * @param reads only reads, and only while it runs
   */
  <T> T atOneMoment(Function<OutcomeStore, T> reads);

  /**
   * As {@link #atOneMoment}, but does not block. The answer completes on a thread of the store, or
   * exceptionally with what {@code reads} threw; dependents run there and must be quick.
   */
  <T> CompletableFuture<T> soon(Function<OutcomeStore, T> reads);

  /** A page of events, newest first. */
  EventPage events(TenantId tenant, EventQuery query);

  /**
   * A page of live events in the order of their positions. A position once passed over stays passed
   * over: what is stored later has a higher one.
   */
  ReplayPage replay(TenantId tenant, ReplayQuery query);

  /**
   * The live samples of a series in the order in which they were stored. Takes time in proportion
   * to how many these are.
   */
  List<StoredSample> samples(TenantId tenant, SampleQuery query);

  /** The highest position taken in a tenant; 0 where it has none. */
  long lastPosition(TenantId tenant);

  /** The live event with that id, or empty. */
  Optional<OutcomeEvent> event(TenantId tenant, String id);

  /**
   * The values of the newest samples, oldest first.
   *
   * @param window how many at the most, 1 to 10,000; newest by {@code occurred_at}, equal times by
   *     position
   */
  default double[] newest(TenantId tenant, Selection selection, int window) {
    return newest(tenant, List.of(selection), window).getFirst();
  }

  /** The same for each of those selections, in their order; costs less than one after the other. */
  List<double[]> newest(TenantId tenant, List<Selection> selections, int window);

  /**
   * Counts and sums of a selection, exact to the microsecond at both ends of its range where the
   * events there are kept. Where retention has removed them, an end moves down to the start of the
   * smallest stretch that is still counted: its minute, its hour or its day. So neighbouring ranges
   * stay neighbours and add up; what is older than every rollup counts as nothing.
   */
  default Aggregate aggregate(TenantId tenant, Selection selection) {
    return aggregates(tenant, List.of(selection)).getFirst();
  }

  /** The same for each of those selections, in their order; costs less than one after the other. */
  List<Aggregate> aggregates(TenantId tenant, List<Selection> selections);

  /**
   * The most frequent classes of {@link MetricType#FAILURE_CLASS} events, most frequent first,
   * equal counts by name; the ends of the range as in {@link #aggregate}.
   *
   * @param domain null for all
   * @param environment only domains whose settings name this one; null for all
   */
  List<FailureCount> failureClasses(
      TenantId tenant,
      @Nullable String domain,
      @Nullable String environment,
      TimeRange range,
      int limit);

  /** The same in whatever environment. */
  default List<FailureCount> failureClasses(
      TenantId tenant, @Nullable String domain, TimeRange range, int limit) {
    return failureClasses(tenant, domain, null, range, limit);
  }

  /**
   * What the tenant, or some domains of it, hold.
   *
   * @param domain null for all
   * @param environment only domains whose settings name this one; null for all
   * @param limit how many names of each kind at the most
   */
  Inventory inventory(
      TenantId tenant, @Nullable String domain, @Nullable String environment, int limit);

  /** The same in whatever environment. */
  default Inventory inventory(TenantId tenant, @Nullable String domain, int limit) {
    return inventory(tenant, domain, null, limit);
  }

  /** The latest {@code occurred_at} of a tenant, or empty where it never had a live event. */
  Optional<Instant> lastOccurredAt(TenantId tenant);

  /** The latest {@code occurred_at} of all tenants: for the operator and the health check only. */
  Optional<Instant> lastOccurredAtAnywhere();

  /**
   * Takes an event out of lists, trends, totals and rollups. Its position stays taken, its id stays
   * used, and folds are not rewound. An event older than what retention keeps is counted for good.
   *
   * @param reason kept with it, 1 to 1,000 characters
   * @return false where no live event has that id
   */
  boolean voidEvent(TenantId tenant, String id, String reason, Instant at);
}
