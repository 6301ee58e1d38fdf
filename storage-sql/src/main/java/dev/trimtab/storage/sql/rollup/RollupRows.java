package dev.trimtab.storage.sql.rollup;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.RollupLevel;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds tallies to the rows of table {@code rollup}: each row is read and written once a group. */
public final class RollupRows {
  private static final RowStatement SELECT =
      RowStatement.select(
          """
          SELECT count, sum, sum_of_squares, min, max, ones, sketch, subject_id, level, bucket
          FROM rollup WHERE tenant_id = ?1 AND subject_id = ?2 AND level = ?3 AND bucket = ?4
          """,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.INT,
          ColumnType.LONG);

  private static final RowStatement PUT =
      RowStatement.insert(
          """
          rollup (tenant_id, subject_id, level, bucket,
            count, sum, sum_of_squares, min, max, ones, sketch)
          """,
          """
          ON CONFLICT (tenant_id, subject_id, level, bucket) DO UPDATE SET
            count = excluded.count, sum = excluded.sum, sum_of_squares = excluded.sum_of_squares,
            min = excluded.min, max = excluded.max, ones = excluded.ones, sketch = excluded.sketch
          """,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.INT,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.DOUBLE,
          ColumnType.DOUBLE,
          ColumnType.DOUBLE,
          ColumnType.DOUBLE,
          ColumnType.LONG,
          ColumnType.BYTES);

  private static final String DELETE =
      "DELETE FROM rollup WHERE tenant_id = ? AND subject_id = ? AND level = ? AND bucket = ?";

  /** What a row holds beside its key. */
  private record Stored(Aggregate aggregate, byte @Nullable [] sketch) {
    static final Stored NOTHING = new Stored(Aggregate.EMPTY, null);

    static Stored read(ResultSet row) throws SQLException {
      return new Stored(RollupRows.aggregate(row), row.getBytes(7));
    }
  }

  /** What a row will gain. */
  private record Gain(RollupRow.Key key, Tally added) {}

  private final ManyRows select;
  private final ManyRows put;
  private final PreparedStatement delete;
  private final boolean asksAhead;
  private final List<Gain> waiting = new ArrayList<>();

  public RollupRows(WriteSession session) throws SQLException {
    this.select = session.manyRows(SELECT);
    this.put = session.manyRows(PUT);
    this.delete = session.prepared(DELETE);
    this.asksAhead = session.asksAhead();
  }

  /** Adds new samples of a subject at every level to the batch. */
  public void add(long tenantId, long subjectId, SubjectTally samples) throws SQLException {
    for (RollupLevel level : RollupLevel.values()) {
      for (Map.Entry<Long, Tally> bucket : samples.at(level).entrySet()) {
        RollupRow.Key key = new RollupRow.Key(tenantId, subjectId, level, bucket.getKey());
        if (asksAhead) {
          waiting.add(new Gain(key, bucket.getValue()));
        } else {
          add(sum(key, find(key), bucket.getValue()));
        }
      }
    }
  }

  /** Writes what was added. Until then a row must not be added to again. */
  public void writeBatch() throws SQLException {
    if (!waiting.isEmpty()) {
      Map<RollupRow.Key, Stored> before = findWaiting(waiting.getFirst().key().tenantId());
      for (Gain gain : waiting) {
        add(sum(gain.key(), before.getOrDefault(gain.key(), Stored.NOTHING), gain.added()));
      }
      waiting.clear();
    }
    put.write();
  }

  void put(RollupRow row) throws SQLException {
    add(row);
    put.write();
  }

  void delete(RollupRow.Key key) throws SQLException {
    delete.setLong(1, key.tenantId());
    delete.setLong(2, key.subjectId());
    delete.setInt(3, key.level().code());
    delete.setLong(4, key.bucket());
    delete.executeUpdate();
  }

  private void add(RollupRow row) throws SQLException {
    bind(put, row.key());
    Aggregate aggregate = row.aggregate();
    put.setLong(5, aggregate.count());
    put.setDouble(6, aggregate.sum());
    put.setDouble(7, aggregate.sumOfSquares());
    put.setDouble(8, aggregate.min());
    put.setDouble(9, aggregate.max());
    put.setLong(10, aggregate.ones());
    put.setBytes(11, row.sketch());
    put.add();
  }

  private Stored find(RollupRow.Key key) throws SQLException {
    bind(select, key);
    select.add();
    try (ResultSet row = select.read()) {
      return row.next() ? Stored.read(row) : Stored.NOTHING;
    }
  }

  private Map<RollupRow.Key, Stored> findWaiting(long tenantId) throws SQLException {
    for (Gain gain : waiting) {
      bind(select, gain.key());
      select.add();
    }
    Map<RollupRow.Key, Stored> found = new HashMap<>();
    try (ResultSet row = select.read()) {
      while (row.next()) {
        RollupLevel level = RollupLevel.ofCode(row.getInt(9));
        found.put(
            new RollupRow.Key(tenantId, row.getLong(8), level, row.getLong(10)), Stored.read(row));
      }
    }
    return found;
  }

  private static RollupRow sum(RollupRow.Key key, Stored before, Tally added) {
    byte[] sketch =
        added.isSketched() ? SketchCodec.append(before.sketch(), added.encodedSketch()) : null;
    return new RollupRow(key, before.aggregate().plus(added.aggregate()), sketch);
  }

  static Aggregate aggregate(ResultSet row) throws SQLException {
    return new Aggregate(
        row.getLong(1),
        row.getDouble(2),
        row.getDouble(3),
        row.getDouble(4),
        row.getDouble(5),
        row.getLong(6));
  }

  private static void bind(ManyRows rows, RollupRow.Key key) throws SQLException {
    rows.setLong(1, key.tenantId());
    rows.setLong(2, key.subjectId());
    rows.setInt(3, key.level().code());
    rows.setLong(4, key.bucket());
  }
}
