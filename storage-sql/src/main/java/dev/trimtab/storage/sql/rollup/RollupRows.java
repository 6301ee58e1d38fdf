package dev.trimtab.storage.sql.rollup;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.RollupLevel;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Adds tallies to the rows of table {@code rollup}: each row is read and written once a group. */
public final class RollupRows {
  private static final String SELECT =
      """
      SELECT count, sum, sum_of_squares, min, max, ones, sketch FROM rollup
      WHERE tenant_id = ? AND subject_id = ? AND level = ? AND bucket = ?
      """;

  private static final String PUT =
      """
      INSERT INTO rollup (tenant_id, subject_id, level, bucket,
        count, sum, sum_of_squares, min, max, ones, sketch)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (tenant_id, subject_id, level, bucket) DO UPDATE SET
        count = excluded.count, sum = excluded.sum, sum_of_squares = excluded.sum_of_squares,
        min = excluded.min, max = excluded.max, ones = excluded.ones, sketch = excluded.sketch
      """;

  private static final String DELETE =
      "DELETE FROM rollup WHERE tenant_id = ? AND subject_id = ? AND level = ? AND bucket = ?";

  private final PreparedStatement select;
  private final PreparedStatement put;
  private final PreparedStatement delete;

  public RollupRows(WriteSession session) throws SQLException {
    this.select = session.prepared(SELECT);
    this.put = session.prepared(PUT);
    this.delete = session.prepared(DELETE);
  }

  /** Adds new samples of a subject at every level to the batch. */
  public void add(long tenantId, long subjectId, SubjectTally samples) throws SQLException {
    for (RollupLevel level : RollupLevel.values()) {
      for (Map.Entry<Long, Tally> bucket : samples.at(level).entrySet()) {
        RollupRow.Key key = new RollupRow.Key(tenantId, subjectId, level, bucket.getKey());
        bind(sum(key, bucket.getValue(), samples.isSketched()));
        put.addBatch();
      }
    }
  }

  /** Writes what was added. Until then a row must not be added to again. */
  public void writeBatch() throws SQLException {
    put.executeBatch();
  }

  void put(RollupRow row) throws SQLException {
    bind(row);
    put.executeUpdate();
  }

  private void bind(RollupRow row) throws SQLException {
    bind(put, row.key());
    Aggregate aggregate = row.aggregate();
    put.setLong(5, aggregate.count());
    put.setDouble(6, aggregate.sum());
    put.setDouble(7, aggregate.sumOfSquares());
    put.setDouble(8, aggregate.min());
    put.setDouble(9, aggregate.max());
    put.setLong(10, aggregate.ones());
    put.setBytes(11, row.sketch());
  }

  void delete(RollupRow.Key key) throws SQLException {
    bind(delete, key);
    delete.executeUpdate();
  }

  private RollupRow sum(RollupRow.Key key, Tally added, boolean sketched) throws SQLException {
    bind(select, key);
    try (ResultSet row = select.executeQuery()) {
      boolean exists = row.next();
      Aggregate before = exists ? aggregate(row) : Aggregate.EMPTY;
      byte[] sketch =
          sketched
              ? SketchCodec.append(exists ? row.getBytes(7) : null, added.encodedSketch())
              : null;
      return new RollupRow(key, before.plus(added.aggregate()), sketch);
    }
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

  private static void bind(PreparedStatement statement, RollupRow.Key key) throws SQLException {
    statement.setLong(1, key.tenantId());
    statement.setLong(2, key.subjectId());
    statement.setInt(3, key.level().code());
    statement.setLong(4, key.bucket());
  }
}
