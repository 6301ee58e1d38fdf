package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import dev.trimtab.storage.sql.schema.Tables.MetricTotal;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The open minute of one subject. */
final class SelectOpenMinute {
  private final String ofSeries;
  private final String ofMetric;

  SelectOpenMinute(Statements statements) {
    ofSeries = write(statements, Series.TABLE, Series.TENANT_ID, Series.SERIES_ID);
    ofMetric =
        write(
            statements,
            MetricTotal.TABLE,
            MetricTotal.TENANT_ID,
            MetricTotal.METRIC_TYPE.coerce(Long.class));
  }

  /** Of a series or, negative, of a whole metric type. */
  OpenMinute run(ReadSession session, long tenant, long subject) throws SQLException {
    PreparedStatement statement = session.prepared(subject < 0 ? ofMetric : ofSeries);
    statement.setLong(1, tenant);
    statement.setLong(2, Math.abs(subject));
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? OpenMinute.read(row, 1) : OpenMinute.NONE;
    }
  }

  private static String write(
      Statements statements, Table<Record> table, Field<Long> tenantId, Field<Long> number) {
    return statements.write(
        select(field(OpenMinute.COLUMNS))
            .from(table)
            .where(tenantId.eq(param("tenant", Long.class)))
            .and(number.eq(param("number", Long.class))));
  }
}
