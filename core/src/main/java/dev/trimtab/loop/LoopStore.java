package dev.trimtab.loop;

import dev.trimtab.change.ChangePoint;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where loops are kept, with their record and what they send. A template has one open loop on a
 * series at the most, however many nodes open one. Thread-safe. Every method may throw {@code
 * StorageException}; each change is durable when the method returns. A tenant nobody has written
 * for is empty, never an error.
 */
public interface LoopStore {
  /**
   * The oldest change point of a series of each tenant that has not been matched with its templates
   * yet. Pools open no loops.
   *
   * @param limit how many at the most
   */
  List<Unmatched> unmatched(int limit);

  /** A change point that no template has seen yet. */
  record Unmatched(TenantId tenant, ChangePoint point) {}

  /**
   * Takes a change point as matched, and opens the loops that come of it: once, however many match
   * it at the same time.
   *
   * @return how many were opened; 0 where somebody else has matched it, and a loop is left out
   *     where its template has an open one on the series
   */
  int match(TenantId tenant, long changePoint, List<Loop> loops, Instant at);

  /**
   * Opens a loop; its record begins with its cause.
   *
   * @param entry null where nobody is to be held to account
   * @return false where its template has an open one on the series, or nothing was ever recorded in
   *     the series
   */
  boolean open(TenantId tenant, Loop loop, @Nullable AuditEntry entry);

  Optional<Loop> find(TenantId tenant, String id);

  /** A page of loops, the newest first. */
  List<Loop> list(TenantId tenant, Query query);

  /**
   * Which loops a list holds.
   *
   * @param template null for all; likewise domain, event type and metric type
   * @param environment only domains whose settings name this one; null for all
   * @param isOpen true for those that are open, false for those that have ended, null for both
   * @param limit how many at the most, 1 to 1,000
   * @param before only those with lower ids; null for the first page
   */
  record Query(
      @Nullable String template,
      @Nullable String domain,
      @Nullable String environment,
      @Nullable String eventType,
      @Nullable MetricType metricType,
      @Nullable LoopState state,
      @Nullable Boolean isOpen,
      int limit,
      @Nullable String before) {
    /** In whatever environment. */
    public Query(
        @Nullable String template,
        @Nullable String domain,
        @Nullable String eventType,
        @Nullable MetricType metricType,
        @Nullable LoopState state,
        @Nullable Boolean isOpen,
        int limit,
        @Nullable String before) {
      this(template, domain, null, eventType, metricType, state, isOpen, limit, before);
    }
  }

  /** The lines of a loop's record, from the first; empty where there is no such loop. */
  List<LoopEntry> record(TenantId tenant, String id);

  /**
   * What a loop has heard; empty where it never verified, or did before tapes were kept.
   *
   * @throws dev.trimtab.outcome.StorageException of kind {@code REJECTED} where another version of
   *     Trimtab wrote it
   */
  Optional<Tape> tape(TenantId tenant, String id);

  /**
   * Series whose newest event occurred in a stretch of time, in the order of their places.
   *
   * @param metricTypes of these
   * @param behind only places above; 0 for all
   * @param limit how many at the most
   */
  List<Active> active(
      TenantId tenant, Set<MetricType> metricTypes, TimeRange range, long behind, int limit);

  /** A series, its place in its tenant, and when its newest event occurred. */
  record Active(long place, SeriesKey series, Instant lastOccurredAt) {}

  /** How many loops are open. */
  long countOpen(TenantId tenant);

  /** How loops and deliveries of all tenants stand: for the operator. */
  Census census();

  /**
   * Figures over all tenants.
   *
   * @param open how many loops are open, by state; a state in which there is none is left out
   * @param oldest when the oldest of them was opened; empty where none is open
   * @param dead how many deliveries have been given up
   */
  record Census(Map<LoopState, Long> open, Optional<Instant> oldest, long dead) {
    public Census {
      open = Map.copyOf(open);
    }
  }

  /** The loop of that template that ended last on a series, not counting what never began. */
  Optional<Loop> lastEnded(TenantId tenant, String template, SeriesKey series);

  /**
   * Stores a move and what comes of it, together or not at all. The places of a tenant's list of
   * verifications are given without gaps, however many begin at the same time; each label counts
   * what stood when it was given.
   *
   * @return false where the loop has been changed since it was seen, or there would be more
   *     research requests than there may be; nothing was stored
   */
  boolean move(TenantId tenant, Move move, Consequences consequences);

  /** What became of a delivery. */
  record Settled(String delivery, Delivery.Progress progress) {}

  /** Open loops that are to be looked at, the longest due first, of all tenants. */
  List<Owned> due(Instant now, int limit);

  /** Has a loop that could not be taken on wait, so that it does not stand before others. */
  void postpone(TenantId tenant, String loop, Instant until);

  /** A loop and whose it is. */
  record Owned(TenantId tenant, Loop loop) {}

  /**
   * Takes deliveries that are due, so that nobody else sends them until {@code until}; who takes
   * them and is gone then has them sent by somebody else, with the same id. Messages of a loop to
   * one channel are taken one after the other, in the order of its record.
   */
  List<Claimed> claim(Instant now, Instant until, int limit);

  /** A delivery, whose it is, and how often it was tried before. */
  record Claimed(TenantId tenant, Delivery delivery, int attempts) {}

  /** Says what became of a delivery that moves no loop. */
  void settle(TenantId tenant, Settled settled);

  /** What a loop sent, oldest first. */
  List<Sent> deliveries(TenantId tenant, String loop);

  /** What could not be delivered, newest first. */
  List<Sent> dead(TenantId tenant, int limit);

  /** A delivery, and how far it is. */
  record Sent(Delivery delivery, Delivery.Progress progress) {}

  /**
   * Sends again what could not be delivered.
   *
   * @return false where no such delivery is dead
   */
  boolean resend(TenantId tenant, String delivery, Instant at, AuditEntry entry);
}
