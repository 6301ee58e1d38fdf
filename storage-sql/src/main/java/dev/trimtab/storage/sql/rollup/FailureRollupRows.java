package dev.trimtab.storage.sql.rollup;

import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.RollupLevel;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Counts failure classes by time in table {@code failure_rollup}. */
public final class FailureRollupRows {
  private static final RowStatement ADD =
      RowStatement.insert(
          "failure_rollup (tenant_id, subject_id, level, bucket, class_id, count)",
          """
          ON CONFLICT (tenant_id, subject_id, level, bucket, class_id) DO UPDATE SET
            count = failure_rollup.count + excluded.count
          """,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.INT,
          ColumnType.LONG,
          ColumnType.INT,
          ColumnType.LONG);

  private static final String SUBTRACT =
      """
      UPDATE failure_rollup SET count = count - 1
      WHERE tenant_id = ? AND subject_id = ? AND level = ? AND bucket = ? AND class_id = ?
      """;

  private static final String DELETE_EMPTY =
      """
      DELETE FROM failure_rollup
      WHERE tenant_id = ? AND subject_id = ? AND level = ? AND bucket = ? AND class_id = ?
        AND count = 0
      """;

  private final ManyRows add;
  private final PreparedStatement subtract;
  private final PreparedStatement deleteEmpty;

  public FailureRollupRows(WriteSession session) throws SQLException {
    this.add = session.manyRows(ADD);
    this.subtract = session.prepared(SUBTRACT);
    this.deleteEmpty = session.prepared(DELETE_EMPTY);
  }

  /** New failures of one tenant, counted before they are written. */
  public static final class Counts {
    private record Key(long subjectId, RollupLevel level, long bucket, int classId)
        implements Comparable<Key> {
      @Override
      public int compareTo(Key other) {
        int bySubject = Long.compare(subjectId, other.subjectId);
        int byLevel = bySubject != 0 ? bySubject : level.compareTo(other.level);
        int byBucket = byLevel != 0 ? byLevel : Long.compare(bucket, other.bucket);
        return byBucket != 0 ? byBucket : Integer.compare(classId, other.classId);
      }
    }

    private final Map<Key, Long> counts = new TreeMap<>();

    public void add(long subjectId, long occurredAtMicros, int classId) {
      for (RollupLevel level : RollupLevel.values()) {
        Key key = new Key(subjectId, level, level.bucketOf(occurredAtMicros), classId);
        counts.merge(key, 1L, Long::sum);
      }
    }
  }

  public void add(long tenantId, Counts counts) throws SQLException {
    for (Map.Entry<Counts.Key, Long> entry : counts.counts.entrySet()) {
      Counts.Key key = entry.getKey();
      add.setLong(1, tenantId);
      add.setLong(2, key.subjectId());
      add.setInt(3, key.level().code());
      add.setLong(4, key.bucket());
      add.setInt(5, key.classId());
      add.setLong(6, entry.getValue());
      add.add();
    }
    if (!counts.counts.isEmpty()) {
      add.write();
    }
  }

  /** Takes one failure out again: whole numbers need no recount. */
  public void subtract(long tenantId, long subjectId, long occurredAtMicros, int classId)
      throws SQLException {
    for (RollupLevel level : RollupLevel.values()) {
      for (PreparedStatement statement : new PreparedStatement[] {subtract, deleteEmpty}) {
        statement.setLong(1, tenantId);
        statement.setLong(2, subjectId);
        statement.setInt(3, level.code());
        statement.setLong(4, level.bucketOf(occurredAtMicros));
        statement.setInt(5, classId);
        statement.executeUpdate();
      }
    }
  }
}
