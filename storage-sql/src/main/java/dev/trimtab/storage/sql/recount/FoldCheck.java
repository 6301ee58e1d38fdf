package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.SeriesFold.Finding;
import dev.trimtab.outcome.SeriesFold.Folded;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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

  private static final int MOST_AT_ONCE = 10_000;

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
    Replay replay = new Replay(series);
    try (PreparedStatement statement = ofSeries(EVENTS, series);
        ResultSet row = statement.executeQuery()) {
      replay.run(row);
    }
    if (!Arrays.equals(state, replay.state)) {
      found.add("fold of %s: %s, not %s".formatted(series, hex(state), hex(replay.state)));
    }
    List<String> stored = new ArrayList<>();
    try (PreparedStatement statement = ofSeries(FINDINGS, series);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        stored.add(row.getLong(1) + ": " + hex(row.getBytes(2)));
      }
    }
    if (!stored.equals(replay.findings)) {
      found.add("findings of %s: %s, not %s".formatted(series, stored, replay.findings));
    }
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

  private static String hex(byte @Nullable [] bytes) {
    return bytes == null ? "nothing" : HexFormat.of().formatHex(bytes);
  }

  /** The fold, once more. */
  private final class Replay {
    private final Series series;
    private final List<String> findings = new ArrayList<>();
    private byte @Nullable [] state;

    Replay(Series series) {
      this.series = series;
    }

    void run(ResultSet row) throws SQLException {
      long[][] numbers = new long[3][MOST_AT_ONCE];
      double[] values = new double[MOST_AT_ONCE];
      int size = 0;
      while (row.next()) {
        for (int i = 0; i < numbers.length; i++) {
          numbers[i][size] = row.getLong(i + 1);
        }
        values[size++] = row.getDouble(4);
        if (size == MOST_AT_ONCE) {
          fold(numbers, values, size);
          size = 0;
        }
      }
      if (size > 0) {
        fold(numbers, values, size);
      }
    }

    private void fold(long[][] numbers, double[] values, int size) {
      Samples samples =
          new Samples(
              Arrays.copyOf(numbers[0], size),
              Arrays.copyOf(numbers[1], size),
              Arrays.copyOf(numbers[2], size),
              Arrays.copyOf(values, size));
      Folded folded = fold.fold(series.tenant(), series.key(), state, samples);
      state = folded.state();
      for (Finding each : folded.findings()) {
        findings.add(each.position() + ": " + hex(each.content()));
      }
    }
  }
}
