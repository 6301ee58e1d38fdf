package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs the fold over new samples: tables {@code series_state} and {@code finding}. */
final class FoldRows {
  private static final String SELECT =
      "SELECT state FROM series_state WHERE tenant_id = ? AND series_id = ?";

  private static final String PUT =
      """
      INSERT INTO series_state (tenant_id, series_id, state) VALUES (?, ?, ?)
      ON CONFLICT (tenant_id, series_id) DO UPDATE SET state = excluded.state
      """;

  private static final String INSERT_FINDING =
      "INSERT INTO finding (tenant_id, position, series_id, content) VALUES (?, ?, ?, ?)";

  private final PreparedStatement select;
  private final PreparedStatement put;
  private final PreparedStatement insertFinding;
  private final SeriesFold fold;

  FoldRows(WriteSession session, SeriesFold fold) throws SQLException {
    this.select = session.prepared(SELECT);
    this.put = session.prepared(PUT);
    this.insertFinding = session.prepared(INSERT_FINDING);
    this.fold = fold;
  }

  void fold(long tenantId, SeriesPlan series, Samples samples) throws SQLException {
    SeriesFold.Folded folded = fold.fold(series.key(), state(tenantId, series), samples);
    put.setLong(1, tenantId);
    put.setLong(2, series.seriesId());
    put.setBytes(3, folded.state());
    put.addBatch();
    for (SeriesFold.Finding finding : folded.findings()) {
      insertFinding.setLong(1, tenantId);
      insertFinding.setLong(2, finding.position());
      insertFinding.setLong(3, series.seriesId());
      insertFinding.setBytes(4, finding.content());
      insertFinding.addBatch();
    }
  }

  void writeBatch() throws SQLException {
    put.executeBatch();
    insertFinding.executeBatch();
  }

  private byte @Nullable [] state(long tenantId, SeriesPlan series) throws SQLException {
    select.setLong(1, tenantId);
    select.setLong(2, series.seriesId());
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getBytes(1) : null;
    }
  }
}
