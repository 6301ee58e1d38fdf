package dev.trimtab.storage.sql.append;

import dev.trimtab.change.Ending;
import dev.trimtab.outcome.Pool;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.sql.append.PoolRows.Row;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.WatchingColumns;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.Watching;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into the pools that a tenant has watched, in the transaction that stores them. Of
 * the values of a metadata key a bounded number is watched; one that has been silent for long gives
 * its place to a new one.
 */
final class PoolFolds {
  /** Pools of a tenant that are watched. */
  static final int MOST_POOLS = 10_000;

  /** How long a value must have been silent before another may take its place. */
  static final Duration SILENT = Duration.ofDays(30);

  /** How often it is noted at the most that values of a key found no place. */
  private static final Duration NOTED = Duration.ofHours(1);

  private static final String WATCHING =
      "SELECT coalesce(granularity, 0), metadata_keys FROM tenant_settings WHERE tenant_id = ?";

  private final WriteSession session;
  private final SeriesFold fold;
  private final FindingRows findings;
  private final TenantId tenant;
  private final long tenantId;
  private final PoolRows rows;
  private final Set<Pool> full = new HashSet<>();
  private PoolRows.@Nullable Counts counts;

  PoolFolds(
      WriteSession session, SeriesFold fold, FindingRows findings, TenantId tenant, long tenantId)
      throws SQLException {
    this.session = session;
    this.fold = fold;
    this.findings = findings;
    this.tenant = tenant;
    this.tenantId = tenantId;
    this.rows = new PoolRows(session, tenantId);
  }

  /**
   * Folds.
   *
   * @param events in the order of positions
   */
  void run(List<PlannedEvent> events) throws SQLException {
    Map<Pool, List<PlannedEvent>> members = members(events);
    Map<Pool, Row> known = rows.find(List.copyOf(members.keySet()));
    Map<Pool, List<PlannedEvent>> unwatched = new LinkedHashMap<>();
    for (Map.Entry<Pool, List<PlannedEvent>> each : members.entrySet()) {
      Row row = known.get(each.getKey());
      if (row == null || row.watchedAfter() == null) {
        unwatched.put(each.getKey(), each.getValue());
      } else {
        rows.update(fold(each.getKey(), row, PlannedEvent.samples(each.getValue())));
      }
    }
    rows.writeBatch();
    for (Map.Entry<Pool, List<PlannedEvent>> each : unwatched.entrySet()) {
      Samples samples = PlannedEvent.samples(each.getValue());
      if (hasPlace(each.getKey(), samples)) {
        open(each.getKey(), known.get(each.getKey()), samples);
      }
    }
  }

  private Map<Pool, List<PlannedEvent>> members(List<PlannedEvent> events) throws SQLException {
    Watching watching = watching();
    Map<Pool, List<PlannedEvent>> members = new LinkedHashMap<>();
    for (PlannedEvent planned : events) {
      for (Pool pool : Pool.of(planned.event(), watching.ofDomains(), watching.metadataKeys())) {
        members.computeIfAbsent(pool, unseen -> new ArrayList<>()).add(planned);
      }
    }
    return members;
  }

  /** As it is now, whoever changed it while this one waited for the tenant's row. */
  private Watching watching() throws SQLException {
    PreparedStatement select = session.prepared(WATCHING);
    select.setLong(1, tenantId);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? WatchingColumns.read(row.getInt(1), row.getString(2)) : Watching.SERIES;
    }
  }

  private Row fold(Pool pool, Row row, Samples samples) throws SQLException {
    SeriesFold.Folded folded = fold.fold(tenant, pool, row.state(), samples);
    for (SeriesFold.Finding finding : folded.findings()) {
      findings.add(tenantId, -row.poolId(), finding);
    }
    return new Row(row.poolId(), last(samples), row.watchedAfter(), folded.state());
  }

  private static long last(Samples samples) {
    return samples.recordedAtMicros()[samples.size() - 1];
  }

  /** Begins to watch a pool, with these samples. */
  private void open(Pool pool, @Nullable Row before, Samples samples) throws SQLException {
    PoolRows.Counts now = counts();
    long poolId = before == null ? now.last() + 1 : before.poolId();
    counts = new PoolRows.Counts(now.watched() + 1, Math.max(now.last(), poolId));
    Row opened = fold(pool, new Row(poolId, 0, samples.positions()[0] - 1, null), samples);
    if (before == null) {
      rows.insert(pool, opened);
    } else {
      rows.update(opened);
    }
    rows.writeBatch();
  }

  private PoolRows.Counts counts() throws SQLException {
    PoolRows.Counts known = counts;
    if (known == null) {
      known = rows.count();
      counts = known;
    }
    return known;
  }

  private boolean hasPlace(Pool pool, Samples samples) throws SQLException {
    boolean isRoom = counts().watched() < MOST_POOLS;
    if (pool.key().isEmpty()) {
      return isRoom;
    }
    Pool others = new Pool(pool.domain(), pool.metricType(), pool.key(), "");
    if (full.contains(others)) {
      return false;
    }
    PoolRows.Values values = rows.watched(pool);
    if (isRoom && values.count() < Watching.MOST_VALUES) {
      return true;
    }
    long now = last(samples);
    if (values.count() > 0 && now - values.silentSince() > micros(SILENT)) {
      retire(values, now);
      return true;
    }
    full.add(others);
    note(others, now);
    return false;
  }

  private void retire(PoolRows.Values values, long now) throws SQLException {
    rows.update(new Row(values.silentPool(), values.silentSince(), null, null));
    rows.writeBatch();
    rows.end(values.silentPool(), Ending.Kind.SETTLED.code(), now);
    PoolRows.Counts before = counts();
    counts = new PoolRows.Counts(before.watched() - 1, before.last());
  }

  /** Notes that a value found no place, once in a while. */
  private void note(Pool others, long now) throws SQLException {
    Row noted = rows.find(List.of(others)).get(others);
    if (noted == null) {
      long poolId = counts().last() + 1;
      counts = new PoolRows.Counts(counts().watched(), poolId);
      rows.insert(others, new Row(poolId, now, null, null));
      rows.writeBatch();
    } else if (now - noted.lastAt() > micros(NOTED)) {
      rows.update(new Row(noted.poolId(), now, null, null));
      rows.writeBatch();
    }
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
