package dev.trimtab.storage.sql.rollup;

import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Open minutes where they stand: in {@code series} and, for whole metric types, their totals. */
final class OpenMinuteRows {
  private static final String REPLACE_OF_SERIES =
      "UPDATE series SET %s WHERE tenant_id = ? AND series_id = ? AND open_minute = ?"
          .formatted(OpenMinute.ASSIGNMENTS);

  private static final String REPLACE_OF_METRIC =
      "UPDATE metric_total SET %s WHERE tenant_id = ? AND metric_type = ? AND open_minute = ?"
          .formatted(OpenMinute.ASSIGNMENTS);

  private final PreparedStatement replaceOfSeries;
  private final PreparedStatement replaceOfMetric;

  OpenMinuteRows(WriteSession session) throws SQLException {
    this.replaceOfSeries = session.prepared(REPLACE_OF_SERIES);
    this.replaceOfMetric = session.prepared(REPLACE_OF_METRIC);
  }

  /**
   * Puts another count in place of the open minute that {@code key} names.
   *
   * @return false where that minute of the subject is not open; nothing was changed
   */
  boolean replaced(RollupRow.Key key, OpenMinute recounted) throws SQLException {
    boolean ofMetric = key.subjectId() < 0;
    PreparedStatement replace = ofMetric ? replaceOfMetric : replaceOfSeries;
    int index = recounted.bind(replace, 1);
    replace.setLong(index, key.tenantId());
    replace.setLong(index + 1, Math.abs(key.subjectId()));
    replace.setLong(index + 2, key.bucket());
    return replace.executeUpdate() == 1;
  }
}
