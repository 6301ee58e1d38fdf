package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Pool;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The same as {@link FoldCheck} of each pool that is watched: its events are those of its domain
 * and metric type that have its value, behind the position from which on it is watched. Passed over
 * where retention has removed events of one of its series.
 */
final class PoolFoldCheck {
  private static final String POOLS =
      """
      SELECT p.tenant_id, t.name, p.pool_id, p.domain, p.metric_type, p.label_key, p.label_value,
        p.watched_after, p.state
      FROM pool p JOIN tenant t ON t.tenant_id = p.tenant_id AND t.deleting_at IS NULL
      WHERE p.watched_after IS NOT NULL AND NOT EXISTS (SELECT 1 FROM series s
        WHERE s.tenant_id = p.tenant_id AND s.domain = p.domain AND s.metric_type = p.metric_type
          AND s.expired_count + s.expired_voided_count > 0)
      """;

  private static final String EVENTS =
      """
      SELECT e.position, e.occurred_at, e.recorded_at, e.value, e.metadata FROM %s e
      JOIN series s ON s.tenant_id = e.tenant_id AND s.series_id = e.series_id
      WHERE e.tenant_id = ? AND e.position > ? AND s.domain = ? AND s.metric_type = ?
      """;

  private static final String ALL_EVENTS =
      EVENTS.formatted("event")
          + " UNION ALL "
          + EVENTS.formatted("voided_event")
          + " ORDER BY position";

  private static final String FINDINGS =
      """
      SELECT position, content FROM finding
      WHERE tenant_id = ? AND series_id = ? AND position > ? ORDER BY position
      """;

  private final Connection connection;
  private final SeriesFold fold;
  private final List<String> found;

  PoolFoldCheck(Connection connection, SeriesFold fold, List<String> found) {
    this.connection = connection;
    this.fold = fold;
    this.found = found;
  }

  private record Watch(long tenantId, long poolId, Pool pool, long after) {
    @Override
    public String toString() {
      return "pool (tenant, pool) (%d, %d)".formatted(tenantId, poolId);
    }
  }

  void run() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(POOLS)) {
      while (row.next()) {
        Pool pool =
            new Pool(
                row.getString(4),
                MetricType.ofCode(row.getInt(5)),
                row.getString(6),
                row.getString(7));
        Watch watch = new Watch(row.getLong(1), row.getLong(3), pool, row.getLong(8));
        FoldReplay replay = new FoldReplay(fold, new TenantId(row.getString(2)), pool);
        replay(watch, replay);
        replay.compare(watch.toString(), row.getBytes(9), findings(watch), found);
      }
    }
  }

  private void replay(Watch watch, FoldReplay replay) throws SQLException {
    Pool pool = watch.pool();
    try (PreparedStatement events = connection.prepareStatement(ALL_EVENTS)) {
      for (int from = 0; from <= 4; from += 4) {
        events.setLong(from + 1, watch.tenantId());
        events.setLong(from + 2, watch.after());
        events.setString(from + 3, pool.domain());
        events.setInt(from + 4, pool.metricType().code());
      }
      try (ResultSet row = events.executeQuery()) {
        while (row.next()) {
          if (pool.key().isEmpty()
              || pool.value().equals(new Metadata(row.getString(5), null).text(pool.key()))) {
            replay.take(row);
          }
        }
      }
    }
  }

  private List<String> findings(Watch watch) throws SQLException {
    List<String> stored = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(FINDINGS)) {
      statement.setLong(1, watch.tenantId());
      statement.setLong(2, -watch.poolId());
      statement.setLong(3, watch.after());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          stored.add(FoldReplay.inWords(row.getLong(1), row.getBytes(2)));
        }
      }
    }
    return stored;
  }
}
