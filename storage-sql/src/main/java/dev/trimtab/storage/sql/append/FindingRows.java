package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.SQLException;

/** Table {@code finding}: what the fold found. */
final class FindingRows {
  private static final RowStatement INSERT =
      RowStatement.insert(
          "finding (tenant_id, position, series_id, content)",
          "",
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.BYTES);

  private final ManyRows insert;

  FindingRows(WriteSession session) throws SQLException {
    this.insert = session.manyRows(INSERT);
  }

  /** Adds a finding to the batch. */
  void add(long tenantId, long seriesId, SeriesFold.Finding finding) throws SQLException {
    insert.setLong(1, tenantId);
    insert.setLong(2, finding.position());
    insert.setLong(3, seriesId);
    insert.setBytes(4, finding.content());
    insert.add();
  }

  void writeBatch() throws SQLException {
    insert.write();
  }
}
