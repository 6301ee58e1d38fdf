package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the state of each series and its findings are what the fold makes of its events, voided
 * ones included: each folded exactly once, in the order of positions. A series of which retention
 * has removed events cannot be replayed and is passed over.
 */
final class FoldCheck {
  private static final String SERIES =
      """
      SELECT s.tenant_id, t.name, s.series_id, s.domain, s.event_type, s.metric_type, s.state,
        s.watched_after
      FROM series s JOIN tenant t ON t.tenant_id = s.tenant_id AND t.deleting_at IS NULL
      WHERE s.expired_count + s.expired_voided_count = 0
      """;

  private static final String EVENTS =
      """
      SELECT position, occurred_at, recorded_at, value FROM event
      WHERE tenant_id = ? AND series_id = ? AND position > ?
      UNION ALL SELECT position, occurred_at, recorded_at, value FROM voided_event
      WHERE tenant_id = ? AND series_id = ? AND position > ?
      ORDER BY position
      """;

  private static final String FINDINGS =
      """
      SELECT position, content FROM finding
      WHERE tenant_id = ? AND series_id = ? AND position > ? ORDER BY position
      """;

  private final Connection connection;
  private final SeriesFold fold;
  private final List<String> found;

  FoldCheck(Connection connection, SeriesFold fold, List<String> found) {
    this.connection = connection;
    this.fold = fold;
    this.found = found;
  }

  private record Series(
      long tenantId, TenantId tenant, long seriesId, SeriesKey key, long watchedAfter) {
    @Override
    public String toString() {
      return "series (tenant, series) (%d, %d)".formatted(tenantId, seriesId);
    }
  }

  void run() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SERIES)) {
      while (row.next()) {
        SeriesKey key =
            new SeriesKey(row.getString(4), row.getString(5), MetricType.ofCode(row.getInt(6)));
        Series series =
            new Series(
                row.getLong(1),
                new TenantId(row.getString(2)),
                row.getLong(3),
                key,
                row.getLong(8));
        check(series, row.getBytes(7));
      }
    }
  }

  private void check(Series series, byte @Nullable [] state) throws SQLException {
    FoldReplay replay = new FoldReplay(fold, series.tenant(), series.key());
    try (PreparedStatement statement = ofSeries(EVENTS, series);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        replay.take(row);
      }
    }
    List<String> stored = new ArrayList<>();
    try (PreparedStatement statement = ofSeries(FINDINGS, series);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        stored.add(FoldReplay.inWords(row.getLong(1), row.getBytes(2)));
      }
    }
    replay.compare(series.toString(), state, stored, found);
  }

  private PreparedStatement ofSeries(String query, Series series) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query);
    long[] values = {series.tenantId(), series.seriesId(), series.watchedAfter()};
    int parameters = statement.getParameterMetaData().getParameterCount();
    for (int i = 0; i < parameters; i++) {
      statement.setLong(i + 1, values[i % values.length]);
    }
    return statement;
  }
}
