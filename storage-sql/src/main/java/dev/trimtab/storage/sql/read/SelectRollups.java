package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.Tables.Rollup;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/**
 * The rollup rows of one subject, one by one, and behind them its open minute as a row of the level
 * asked for: a bucket may come twice, in two parts.
 */
final class SelectRollups {
  private static final int SKETCH = 8;

  private final String counts;
  private final String sketches;
  private final SelectOpenMinute openMinute;

  SelectRollups(Statements statements) {
    counts = write(statements, false);
    sketches = write(statements, true);
    openMinute = new SelectOpenMinute(statements);
  }

  /**
   * Rows of one subject and level.
   *
   * @param until exclusive
   */
  record Rows(long tenant, long subject, RollupLevel level, long from, long until) {
    private boolean hold(long bucket) {
      return bucket >= from && bucket < until;
    }

    static Rows of(long tenant, long subject, TimeCover.Buckets buckets) {
      return new Rows(tenant, subject, buckets.level(), buckets.from(), buckets.until());
    }
  }

  /** Takes a row. */
  interface Visitor {
    void row(long startMicros, Aggregate samples, byte @Nullable [] sketch);
  }

  /** Visits rows by ascending bucket while the budget has any, without their sketches. */
  void counts(ReadSession session, Rows rows, RowBudget budget, Visitor visitor)
      throws SQLException {
    visit(session, counts, rows, budget, visitor, false);
  }

  /** The same with their sketches. */
  void sketches(ReadSession session, Rows rows, RowBudget budget, Visitor visitor)
      throws SQLException {
    visit(session, sketches, rows, budget, visitor, true);
  }

  private void visit(
      ReadSession session,
      String columns,
      Rows rows,
      RowBudget budget,
      Visitor visitor,
      boolean withSketches)
      throws SQLException {
    PreparedStatement statement = session.prepared(columns);
    statement.setLong(1, rows.tenant());
    statement.setLong(2, rows.subject());
    statement.setInt(3, rows.level().code());
    statement.setLong(4, rows.from());
    statement.setLong(5, rows.until());
    statement.setInt(6, budget.limit());
    try (ResultSet row = statement.executeQuery()) {
      while (row.next() && budget.take()) {
        visitor.row(
            row.getLong(1) * rows.level().micros(),
            aggregate(row),
            withSketches ? row.getBytes(SKETCH) : null);
      }
    }
    visitOpen(session, rows, visitor);
  }

  /** It stands in the subject's own row, and costs the budget nothing more. */
  private void visitOpen(ReadSession session, Rows rows, Visitor visitor) throws SQLException {
    OpenMinute open = openMinute.run(session, rows.tenant(), rows.subject());
    long bucket = rows.level().bucketOf(open.fromMicros());
    if (!open.isEmpty() && rows.hold(bucket)) {
      visitor.row(bucket * rows.level().micros(), open.aggregate(), open.sketch());
    }
  }

  private static Aggregate aggregate(ResultSet row) throws SQLException {
    return new Aggregate(
        row.getLong(2),
        row.getDouble(3),
        row.getDouble(4),
        row.getDouble(5),
        row.getDouble(6),
        row.getLong(7));
  }

  private static String write(Statements statements, boolean withSketch) {
    List<SelectField<?>> columns =
        new ArrayList<>(
            List.of(
                Rollup.BUCKET,
                Rollup.COUNT,
                Rollup.SUM,
                Rollup.SUM_OF_SQUARES,
                Rollup.MIN,
                Rollup.MAX,
                Rollup.ONES));
    if (withSketch) {
      columns.add(Rollup.SKETCH);
    }
    return statements.write(
        select(columns)
            .from(Rollup.TABLE)
            .where(Rollup.TENANT_ID.eq(param("tenant", Long.class)))
            .and(Rollup.SUBJECT_ID.eq(param("subject", Long.class)))
            .and(Rollup.LEVEL.eq(param("level", Integer.class)))
            .and(Rollup.BUCKET.ge(param("from", Long.class)))
            .and(Rollup.BUCKET.lt(param("until", Long.class)))
            .orderBy(Rollup.BUCKET)
            .limit(param("limit", Integer.class)));
  }
}
