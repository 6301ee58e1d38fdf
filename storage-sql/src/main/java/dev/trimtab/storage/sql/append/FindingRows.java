package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Table {@code finding}: what the fold found. */
final class FindingRows {
  private static final String INSERT =
      "INSERT INTO finding (tenant_id, position, series_id, content) VALUES (?, ?, ?, ?)";

  private final PreparedStatement insert;

  FindingRows(WriteSession session) throws SQLException {
    this.insert = session.prepared(INSERT);
  }

  void add(long tenantId, long seriesId, SeriesFold.Finding finding) throws SQLException {
    insert.setLong(1, tenantId);
    insert.setLong(2, finding.position());
    insert.setLong(3, seriesId);
    insert.setBytes(4, finding.content());
    insert.executeUpdate();
  }
}
