package dev.trimtab.storage.sql.rollup;

import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Open minutes where they stand: in {@code series} and, for whole metric types, their totals. */
final class OpenMinuteRows {
  private static final RowStatement REPLACE_OF_SERIES =
      RowStatement.update(
          "series SET " + OpenMinute.assignments(4),
          "tenant_id = ?1 AND series_id = ?2 AND open_minute = ?3",
          OpenMinute.typesAfter(ColumnType.LONG, ColumnType.LONG, ColumnType.LONG));

  private static final RowStatement REPLACE_OF_METRIC =
      RowStatement.update(
          "metric_total SET " + OpenMinute.assignments(4),
          "tenant_id = ?1 AND metric_type = ?2 AND open_minute = ?3",
          OpenMinute.typesAfter(ColumnType.LONG, ColumnType.LONG, ColumnType.LONG));

  private static final String MINUTE_OF_SERIES =
      "SELECT open_minute FROM series WHERE tenant_id = ? AND series_id = ?";

  private static final String MINUTE_OF_METRIC =
      "SELECT open_minute FROM metric_total WHERE tenant_id = ? AND metric_type = ?";

  private final PreparedStatement minuteOfSeries;
  private final PreparedStatement minuteOfMetric;
  private final ManyRows replaceOfSeries;
  private final ManyRows replaceOfMetric;

  OpenMinuteRows(WriteSession session) throws SQLException {
    this.minuteOfSeries = session.prepared(MINUTE_OF_SERIES);
    this.minuteOfMetric = session.prepared(MINUTE_OF_METRIC);
    this.replaceOfSeries = session.manyRows(REPLACE_OF_SERIES);
    this.replaceOfMetric = session.manyRows(REPLACE_OF_METRIC);
  }

  /** The open minute of the subject that {@code key} names, or {@link OpenMinute#NEVER}. */
  long minuteOf(RollupRow.Key key) throws SQLException {
    PreparedStatement minute = key.subjectId() < 0 ? minuteOfMetric : minuteOfSeries;
    minute.setLong(1, key.tenantId());
    minute.setLong(2, Math.abs(key.subjectId()));
    try (ResultSet row = minute.executeQuery()) {
      return row.next() && row.getObject(1) != null ? row.getLong(1) : OpenMinute.NEVER;
    }
  }

  /**
   * Puts another count in place of the open minute that {@code key} names.
   *
   * @return false where that minute of the subject is not open; nothing was changed
   */
  boolean replaced(RollupRow.Key key, OpenMinute recounted) throws SQLException {
    boolean ofMetric = key.subjectId() < 0;
    ManyRows replace = ofMetric ? replaceOfMetric : replaceOfSeries;
    replace.setLong(1, key.tenantId());
    replace.setLong(2, Math.abs(key.subjectId()));
    replace.setLong(3, key.bucket());
    recounted.bind(replace, 4);
    replace.add();
    return replace.write() == 1;
  }
}
