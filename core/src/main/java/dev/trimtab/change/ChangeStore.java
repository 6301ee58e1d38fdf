package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where change points are kept. What the fold finds is stored with its sample; here it is taken up
 * and becomes a change point, each finding once, however many take it up at the same time.
 * Thread-safe. Every method may throw {@code StorageException}; each change is durable when the
 * method returns. A tenant nobody has written for is empty, never an error.
 */
public interface ChangeStore {
  /**
   * The oldest finding of each tenant that nobody has taken up yet: its order counts, and one that
   * cannot be taken up must not hide those of others.
   *
   * @param limit how many at the most
   */
  List<Found> waiting(int limit);

  /** What the fold found, as it stored it. */
  record Found(TenantId tenant, ChangeId id, Watched watched, byte[] content) {}

  /**
   * Takes a finding up that tells of a change, and keeps the change point.
   *
   * @param at when it was taken up
   */
  void open(TenantId tenant, ChangePoint point, Instant at);

  /**
   * Takes a finding up that tells of an end, and ends the open change point of its series or pool,
   * if there is one.
   *
   * @param attribution what is known of its causes by now; null to leave what is there
   * @param at when it was taken up
   */
  void close(Found found, Ending ending, @Nullable Attribution attribution, Instant at);

  /**
   * When the oldest sample was recorded whose finding nobody has taken up yet, or whose change
   * point no template has been matched with; empty where nothing waits.
   */
  Optional<Instant> oldestUnhandled(TenantId tenant);

  /** Takes a finding up that tells of nothing. */
  void pass(Found found, Instant at);

  /** The open change point of what the finding is of. */
  Optional<ChangePoint> open(Found found);

  /**
   * The open change points of a selection of series, whatever its range in time; where it is of
   * every event type, those of pools too.
   */
  default OpenChanges open(TenantId tenant, Selection selection) {
    return open(tenant, List.of(selection)).getFirst();
  }

  /** The same for each of those selections, in their order; costs less than one after the other. */
  List<OpenChanges> open(TenantId tenant, List<Selection> selections);

  /**
   * Change points that are open.
   *
   * @param count how many
   * @param newest the newest; empty where there is none
   */
  record OpenChanges(long count, Optional<ChangeId> newest) {
    /** There are none. */
    public static final OpenChanges NONE = new OpenChanges(0, Optional.empty());
  }

  /** The change point of that id, or empty. */
  Optional<ChangePoint> find(TenantId tenant, ChangeId id);

  /** A page of change points, newest first. */
  Page list(TenantId tenant, Query query);

  /**
   * Which change points a list holds.
   *
   * @param domain null for all; likewise event type, metric type and direction
   * @param environment only domains whose settings name this one; null for all
   * @param isOpen true for those that are open, false for those that have ended, null for both
   * @param range in when they were detected: the time of the sample
   * @param limit how many at the most, 1 to 1,000
   * @param before only those behind it; null for the first page
   */
  record Query(
      @Nullable String domain,
      @Nullable String environment,
      @Nullable String eventType,
      @Nullable MetricType metricType,
      @Nullable Direction direction,
      @Nullable Boolean isOpen,
      TimeRange range,
      int limit,
      @Nullable ChangeId before) {
    /** In whatever environment. */
    public Query(
        @Nullable String domain,
        @Nullable String eventType,
        @Nullable MetricType metricType,
        @Nullable Direction direction,
        @Nullable Boolean isOpen,
        TimeRange range,
        int limit,
        @Nullable ChangeId before) {
      this(domain, null, eventType, metricType, direction, isOpen, range, limit, before);
    }
  }

  /**
   * A page of change points.
   *
   * @param points newest first, by position; of one position, the series first
   * @param next behind what the next page begins; empty at the end
   */
  record Page(List<ChangePoint> points, Optional<ChangeId> next) {
    public Page {
      points = List.copyOf(points);
    }
  }

  /**
   * Keeps what somebody says of a change point, in the place of what was said before. Where it was
   * {@link Feedback.Verdict#EXPECTED}, an open alert ends, and what is usual is learned anew from
   * the next sample on.
   *
   * @return false where there is no such change point
   */
  boolean say(TenantId tenant, ChangeId id, Feedback feedback, AuditEntry entry);

  /**
   * What a tenant has watched beside its series, or had, by domain, metric type, key and value.
   *
   * @param limit how many at the most
   */
  List<WatchedPool> pools(TenantId tenant, int limit);

  /** The open change points of all tenants, and of how many detectors: for the operator. */
  Fleet fleet(int limit);

  /**
   * All tenants at once.
   *
   * @param open the newest first
   * @param series how many series there are, and pools
   */
  record Fleet(List<Owned> open, long series) {}

  /** A change point and whose it is. */
  record Owned(TenantId tenant, ChangePoint point) {}
}
