package dev.trimtab.server.metrics;

import dev.trimtab.loop.Consequences;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.Move;
import dev.trimtab.loop.Tape;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store that tells of loops that end and of deliveries that come to something. */
public final class MeteredLoopStore implements LoopStore {
  private final LoopStore store;
  private final LoopMetrics metrics;

  public MeteredLoopStore(LoopStore store, LoopMetrics metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  /** Counts what was stored alone: a move that somebody else was faster with is made anew. */
  @Override
  public boolean move(TenantId tenant, Move move, Consequences consequences) {
    boolean moved = store.move(tenant, move, consequences);
    Loop loop = move.loop();
    if (moved && !loop.isOpen() && move.entries().stream().anyMatch(MeteredLoopStore::ends)) {
      metrics.ended(loop, loop.endedAt());
    }
    Settled settled = consequences.settled();
    if (moved && settled != null) {
      metrics.delivery(settled.progress());
    }
    return moved;
  }

  private static boolean ends(LoopEntry entry) {
    return !entry.from().isEnd() && entry.to().isEnd();
  }

  @Override
  public void settle(TenantId tenant, Settled settled) {
    store.settle(tenant, settled);
    metrics.delivery(settled.progress());
  }

  @Override
  public List<Unmatched> unmatched(int limit) {
    return store.unmatched(limit);
  }

  @Override
  public int match(TenantId tenant, long changePoint, List<Loop> loops, Instant at) {
    return store.match(tenant, changePoint, loops, at);
  }

  @Override
  public boolean open(TenantId tenant, Loop loop, @Nullable AuditEntry entry) {
    return store.open(tenant, loop, entry);
  }

  @Override
  public Optional<Loop> find(TenantId tenant, String id) {
    return store.find(tenant, id);
  }

  @Override
  public List<Loop> list(TenantId tenant, Query query) {
    return store.list(tenant, query);
  }

  @Override
  public Optional<Tape> tape(TenantId tenant, String id) {
    return store.tape(tenant, id);
  }

  @Override
  public List<LoopEntry> record(TenantId tenant, String id) {
    return store.record(tenant, id);
  }

  @Override
  public List<Active> active(
      TenantId tenant, Set<MetricType> metricTypes, TimeRange range, long behind, int limit) {
    return store.active(tenant, metricTypes, range, behind, limit);
  }

  @Override
  public long countOpen(TenantId tenant) {
    return store.countOpen(tenant);
  }

  @Override
  public Census census() {
    return store.census();
  }

  @Override
  public Optional<Loop> lastEnded(TenantId tenant, String template, SeriesKey series) {
    return store.lastEnded(tenant, template, series);
  }

  @Override
  public void postpone(TenantId tenant, String loop, Instant until) {
    store.postpone(tenant, loop, until);
  }

  @Override
  public List<Owned> due(Instant now, int limit) {
    return store.due(now, limit);
  }

  @Override
  public List<Claimed> claim(Instant now, Instant until, int limit) {
    return store.claim(now, until, limit);
  }

  @Override
  public List<Sent> deliveries(TenantId tenant, String loop) {
    return store.deliveries(tenant, loop);
  }

  @Override
  public List<Sent> dead(TenantId tenant, int limit) {
    return store.dead(tenant, limit);
  }

  @Override
  public boolean resend(TenantId tenant, String delivery, Instant at, AuditEntry entry) {
    return store.resend(tenant, delivery, at, entry);
  }
}
